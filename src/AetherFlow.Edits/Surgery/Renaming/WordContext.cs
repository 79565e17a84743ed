using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>The words of a Python or script file without comments, and what stands around each.</summary>
internal sealed class WordContext
{
    private readonly string _text;
    private readonly ImmutableArray<SourceWord> _words;

    /// <summary>For each word the index of the bracket it stands in; -1 outside of all.</summary>
    private readonly int[] _brackets;

    /// <summary>As <see cref="_brackets"/>, of round ones only.</summary>
    private readonly int[] _rounds;

    /// <summary>For each bracket the index of the one that closes or opens it; the count, or -1, where none does.</summary>
    private readonly int[] _partners;

    public WordContext(SurgicalText source)
    {
        _text = source.Text;
        _words = [.. source.Words.Where(word => word.Kind != SourceWordKind.Comment)];
        _brackets = new int[_words.Length];
        (_rounds, _partners) = (new int[_words.Length], new int[_words.Length]);
        var open = new Stack<int>();
        for (var i = 0; i < _words.Length; i++)
        {
            var sign = _words[i].Kind == SourceWordKind.Mark ? Text(i) : "";
            if (sign is ")" or "]" or "}")
            {
                _partners[i] = open.TryPop(out var partner) ? partner : -1;
                if (_partners[i] >= 0) _partners[partner] = i;
            }

            _brackets[i] = open.TryPeek(out var bracket) ? bracket : -1;
            _rounds[i] = _brackets[i] < 0 || Text(_brackets[i]) == "(" ? _brackets[i] : _rounds[_brackets[i]];
            if (sign is not ("(" or "[" or "{")) continue;
            open.Push(i);
            _partners[i] = _words.Length;
        }
    }

    public SourceWord this[int at] => _words[at];

    /// <summary>Empty beyond the first and the last word.</summary>
    public string Text(int at) => at >= 0 && at < _words.Length ? _words[at].Span.In(_text) : "";

    public IEnumerable<int> Names(string name) =>
        Enumerable.Range(0, _words.Length).Where(at => _words[at].Kind == SourceWordKind.Name && _words[at].Span.Length == name.Length && Text(at) == name);

    /// <summary>Behind a dot that is no spread.</summary>
    public bool IsDotted(int at) => Text(at - 1) == "." && Text(at - 2) != ".";

    /// <summary>The name before the dot where nothing stands before it; null where it is an expression.</summary>
    public string? Receiver(int at)
    {
        var before = Text(at - 2) == "?" ? at - 3 : at - 2;
        return before >= 0 && _words[before].Kind == SourceWordKind.Name && !IsDotted(before) ? Text(before) : null;
    }

    /// <summary>Whether every assignment to a variable makes an object of the class.</summary>
    public bool IsMadeFrom(string variable, string type)
    {
        var bound = Names(variable).Where(at => !IsDotted(at) && (Text(at + 1) == "=" && Text(at + 2) != "=" || Text(at + 1) == ":")).ToList();
        return bound.Count > 0 && bound.TrueForAll(at =>
        {
            var value = Text(at + 2) is "new" or "await" ? at + 3 : at + 2;
            return Text(value) == type && Text(value + 1) != ".";
        });
    }

    /// <summary>A key of an object literal or type, or its method.</summary>
    public bool IsKey(int at)
    {
        if (Bracket(at) != "{" || (Text(at + 1) != ":" && (Text(at + 1) != "?" || Text(at + 2) != ":"))) return false;
        return Text(at - 1) is "{" or "," or ";" or "readonly" || (BeginsLine(at) && (_words[at - 1].Kind != SourceWordKind.Mark || Text(at - 1) is ")" or "]" or "}" or ">"));
    }

    /// <summary>The name of a method in an object literal, or in the type of one.</summary>
    public bool IsMethodOfLiteral(int at)
    {
        if (Bracket(at) != "{" || Text(at + 1) != "(" || Text(at - 1) is not ("{" or "," or ";" or "get" or "set" or "async" or "static" or "*")) return false;
        return Text(_partners[at + 1] + 1) is "{" or ":";
    }

    /// <summary>How many functions that have a <c>this</c> of their own stand around a place, from a beginning on.</summary>
    public int FunctionsAround(int at, int from)
    {
        var count = 0;
        for (var open = _brackets[at]; open >= 0 && _words[open].Span.Start >= from; open = _brackets[open])
        {
            if (Text(open) != "{" || Text(open - 1) != ")") continue;
            if (Text(_partners[open - 1] - 1) is not ("if" or "for" or "while" or "switch" or "catch" or "with")) count++;
        }

        return count;
    }

    /// <summary>The places within the strings of Python's <c>__all__</c> that have the name.</summary>
    public IEnumerable<TextSpan> Exported(string name)
    {
        foreach (var all in Names("__all__").Where(at => Text(at + 1) is "=" or "+"))
        {
            var open = Text(all + 1) == "=" ? all + 2 : all + 3;
            if (Text(open) is not ("[" or "(")) continue;
            for (var at = open + 1; at < _partners[open]; at++)
            {
                var word = _words[at];
                if (word.Kind == SourceWordKind.Literal && Text(at)[1..^1] == name) yield return new TextSpan(word.Span.Start + 1, word.Span.End - 1);
            }
        }
    }

    private bool BeginsLine(int at) => at > 0 && _text.AsSpan(_words[at - 1].Span.End..Math.Max(_words[at - 1].Span.End, _words[at].Span.Start)).Contains('\n');


    /// <summary><c>{ name }</c>: a key and a value at once.</summary>
    public bool IsShorthand(int at) =>
        Bracket(at) == "{" && Text(at - 1) is "{" or "," && Text(at + 1) is "}" or "," && !IsBlockOrMarkup(_brackets[at]);

    /// <summary>Braces behind a tag, an attribute of one, text between tags, or where a statement may begin.</summary>
    private bool IsBlockOrMarkup(int open)
    {
        if (open == 0) return true;
        if (Text(open - 1) is ">" or "}" or ")" or ";" || _words[open - 1].Kind == SourceWordKind.Prose) return true;
        return Text(open - 1) == "=" && open > 1 && _words[open - 2].Kind == SourceWordKind.Mark && char.IsLetter(Text(open - 2)[0]);
    }

    /// <summary>The name of an argument in a call, as Python writes it.</summary>
    public bool IsKeyword(int at) =>
        Bracket(at) == "(" && Text(at - 1) is "(" or "," && Text(at + 1) == "=" && Text(at + 2) != "=" && !IsInSignature(at);

    public bool IsParameter(int at) =>
        (IsInSignature(at) && Text(at - 1) is "(" or "," or "*" or "." or "{" or "[") || (Text(at + 1) == "=" && Text(at + 2) == ">") || IsOfLambda(at);

    /// <summary>Between a lambda's word and its colon.</summary>
    private bool IsOfLambda(int at)
    {
        const int ParametersAtMost = 64;
        if (Text(at - 1) is not ("," or "*")) return false;
        for (var before = at - 1; before >= Math.Max(0, at - ParametersAtMost) && Text(before) != ":"; before--)
        {
            if (Text(before) == "lambda" && _brackets[before] == _brackets[at]) return true;
        }

        return false;
    }

    private string Bracket(int at) => Text(_brackets[at]);

    /// <summary>In the parentheses of a declaration, or of an arrow function.</summary>
    private bool IsInSignature(int at)
    {
        var open = _rounds[at];
        if (open < 0) return false;
        if (Text(open - 1) is "function" or "catch" || Text(open - 2) is "def" or "function") return true;
        var close = _partners[open];
        return Text(close + 1) == "{" && Text(open - 1) is not ("if" or "while" or "for" or "switch") || (Text(close + 1) == "=" && Text(close + 2) == ">");
    }
}
