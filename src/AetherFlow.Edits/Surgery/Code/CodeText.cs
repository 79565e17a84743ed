using System.Collections.Immutable;
using System.Text;

namespace AetherFlow.Edits;

/// <summary>
/// The code of an operation, brought to no indentation and to the indentation unit of its file, with LF between its lines.
/// Lines that begin inside a literal are left as they are.
/// </summary>
internal sealed class CodeText
{
    private readonly ImmutableArray<bool> _fixed;

    private CodeText(string text, ImmutableArray<bool> isFixed) => (Text, _fixed) = (text, isFixed);

    public string Text { get; }

    public static CodeText Of(string code, SourceLanguage language, string unit)
    {
        var lines = TextLines.Split(CodeFence.Without(code.TrimStart('\uFEFF')));
        while (lines.Count > 0 && string.IsNullOrWhiteSpace(lines[0])) lines.RemoveAt(0);
        while (lines.Count > 0 && string.IsNullOrWhiteSpace(lines[^1])) lines.RemoveAt(lines.Count - 1);
        var isFixed = LiteralLines.In(language, lines);
        var laidOut = CodeLayout.Of(lines, isFixed, language, unit);
        return new CodeText(string.Join('\n', laidOut).TrimEnd(), [.. isFixed]);
    }

    /// <summary>A piece of it with another indentation before each line that follows a line end in it, and other line ends.</summary>
    public string Render(TextSpan span, string indentation, string lineEnd)
    {
        var rendered = new StringBuilder();
        var line = Text.AsSpan(0, span.Start).Count('\n');
        for (var at = span.Start; at < span.End;)
        {
            var stop = Text.IndexOf('\n', at, span.End - at);
            rendered.Append(Text, at, (stop < 0 ? span.End : stop) - at);
            if (stop < 0) break;
            line++;
            at = stop + 1;
            rendered.Append(lineEnd);
            if (at < Text.Length && Text[at] != '\n' && !_fixed[line]) rendered.Append(indentation);
        }

        return rendered.ToString();
    }
}
