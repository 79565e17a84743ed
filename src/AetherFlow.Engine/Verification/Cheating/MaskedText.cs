namespace AetherFlow.Engine.Verification;

/// <summary>
/// A source text, and the same without its comments and without the contents of its strings, at the same positions. The
/// scanner is made for looking, not for compiling: where it errs, it finds its way again on the next line.
/// </summary>
internal sealed class MaskedText
{
    private static readonly string[] HashLanguages = [".PY", ".PYI", ".RB", ".SH", ".BASH", ".YML", ".YAML", ".TOML", ".CFG", ".INI", ".MK", ".EX", ".EXS"];

    private static readonly string[] HashFiles = ["Makefile", "makefile", "GNUmakefile", "justfile", "Justfile", "Dockerfile", ".editorconfig", ".flake8", "Pipfile"];

    private readonly char[] _code;
    private readonly char[] _bare;
    private readonly bool _hash;
    private readonly string _extension;

    private MaskedText(string path, string text)
    {
        Text = text;
        _extension = Path.GetExtension(path).ToUpperInvariant();
        _hash = HashLanguages.Contains(_extension, StringComparer.Ordinal) || HashFiles.Contains(RelativePath.NameOf(path), StringComparer.Ordinal);
        _code = text.ToCharArray();
        _bare = text.ToCharArray();
        Mask();
        Code = new string(_code);
        Bare = new string(_bare);
    }

    public string Text { get; }

    /// <summary>Without comments.</summary>
    public string Code { get; }

    /// <summary>Without comments and without what stands in strings; their quotes stay.</summary>
    public string Bare { get; }

    public static MaskedText Of(string path, string text) => new(path, text);

    public bool IsInString(int position) => Code[position] != Bare[position];

    /// <summary>From 1.</summary>
    public int LineOf(int position) => Text.AsSpan(0, Math.Min(position, Text.Length)).Count('\n') + 1;

    private void Mask()
    {
        for (var i = 0; i < Text.Length;)
        {
            if (IsLineComment(i)) i = BlankComment(i, EndOfLine(i));
            else if (!_hash && At(i, "/*")) i = BlankComment(i, After("*/", i + 2));
            else if (At(i, "\"\"\"") || (_hash && At(i, "'''"))) i = BlankString(i, 3, After(Text.Substring(i, 3), i + 3), 3);
            else if (!_hash && At(i, "@\"")) i = BlankString(i, 2, AfterVerbatim(i + 2), 1);
            else if (Text[i] == '`' && _extension is not ".RS" and not ".CS" && !_hash) i = BlankString(i, 1, AfterQuote(i, false), 1);
            else if (Text[i] == '"' || (Text[i] == '\'' && IsQuote(i))) i = BlankString(i, 1, AfterQuote(i, true), 1);
            else i++;
        }
    }

    private bool IsLineComment(int at) => _hash
        ? Text[at] == '#' && (at == 0 || char.IsWhiteSpace(Text[at - 1]) || Text[at - 1] is ')' or ']' or ':' or ',')
        : At(at, "//") && (at == 0 || Text[at - 1] != ':');

    /// <summary>Rust's lifetimes have one quote only.</summary>
    private bool IsQuote(int at) => _extension != ".RS" || (at + 2 < Text.Length && (Text[at + 1] == '\\' || Text[at + 2] == '\''));

    private bool At(int at, string what) => string.CompareOrdinal(Text, at, what, 0, what.Length) == 0;

    private int EndOfLine(int from) => Text.IndexOf('\n', from) is >= 0 and var end ? end : Text.Length;

    private int After(string end, int from) => from <= Text.Length && Text.IndexOf(end, from, StringComparison.Ordinal) is >= 0 and var at ? at + end.Length : Text.Length;

    private int AfterVerbatim(int from)
    {
        for (var i = from; i < Text.Length; i++)
        {
            if (Text[i] != '"') continue;
            if (i + 1 >= Text.Length || Text[i + 1] != '"') return i + 1;
            i++;
        }

        return Text.Length;
    }

    private int AfterQuote(int from, bool endsWithLine)
    {
        for (var i = from + 1; i < Text.Length; i++)
        {
            if (Text[i] == Text[from]) return i + 1;
            if (Text[i] == '\\' && !(Text[from] == '`' && _extension == ".GO")) i++;
            else if (Text[i] == '\n' && endsWithLine) return i;
        }

        return Text.Length;
    }

    private int BlankComment(int from, int to)
    {
        Blank(_code, from, to);
        Blank(_bare, from, to);
        return to;
    }

    private int BlankString(int from, int open, int to, int close)
    {
        Blank(_bare, from + open, Math.Max(from + open, to - close));
        return to;
    }

    private static void Blank(char[] text, int from, int to)
    {
        for (var i = from; i < to && i < text.Length; i++)
        {
            if (text[i] != '\n') text[i] = ' ';
        }
    }
}
