using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AetherFlow.Edits;

namespace AetherFlow.Engine.Verification;

/// <summary>Finds the assertions in a piece of a source text, by the names that test frameworks give them.</summary>
internal static partial class Assertions
{
    public static ImmutableArray<Assertion> In(MaskedText text, TextSpan span, string extension)
    {
        var found = ImmutableArray.CreateBuilder<Assertion>();
        var end = span.Start;
        foreach (var match in StartOf(extension).Matches(text.Bare[span.Start..span.End]).Cast<Match>())
        {
            var at = span.Start + match.Index + match.Length - match.Value.TrimStart().Length;
            if (at < end) continue;
            if (match.Value.StartsWith('.')) at = LineStart(text.Bare, at);
            end = EndOf(text.Bare, at, span.End);
            var statement = White().Replace(text.Code[at..end], "");
            if (statement.Length > 0) found.Add(new Assertion(statement, text.LineOf(at)));
        }

        return found.ToImmutable();
    }

    private static Regex StartOf(string extension) => extension switch
    {
        ".CS" or ".FS" or ".VB" => DotnetStart(),
        ".PY" => PythonStart(),
        ".GO" => GoStart(),
        ".RS" => RustStart(),
        ".JAVA" or ".KT" => JavaStart(),
        _ => ScriptStart(),
    };

    private static int LineStart(string text, int at)
    {
        var start = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        while (start < at && text[start] is ' ' or '\t') start++;
        return start;
    }

    /// <summary>A statement goes on where a bracket is open, and where the next line begins with a dot.</summary>
    private static int EndOf(string text, int from, int limit)
    {
        var depth = 0;
        for (var i = from; i < limit; i++)
        {
            var c = text[i];
            if (c is '(' or '[' or '{') depth++;
            else if (c is ')' or ']' or '}' && depth-- == 0) return i;
            else if (depth == 0 && (c == ';' || (c == '\n' && !GoesOn(text, i, limit)))) return i;
        }

        return limit;
    }

    private static bool GoesOn(string text, int lineEnd, int limit)
    {
        var next = lineEnd;
        while (next < limit && char.IsWhiteSpace(text[next])) next++;
        return next < limit && text[next] == '.';
    }

    [GeneratedRegex(@"\bAssert\w*\s*\.\s*\w+\s*[<(]|\bAssert\w*\s*\(|\.Should\w*\s*\(|\bVerify\w*\s*\(|\bCheck\s*\.\s*That\s*\(|\.Received\w*\s*\(|\bShould\s*\.\s*\w+", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex DotnetStart();

    [GeneratedRegex(@"(^|\n|:)[ \t]*assert\b|\bself\s*\.\s*(assert|fail)\w*\s*\(|\bpytest\s*\.\s*(raises|warns|fail)\s*\(|\.assert_\w+\s*\(", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex PythonStart();

    [GeneratedRegex(@"\bexpect\s*[.(]|\bassert\w*\s*[.(]|\.should\b|\bt\s*\.\s*(is|not|deepEqual|true|false|truthy|falsy|throws|equal|same|ok|like|regex|match|rejects|strictEqual)\s*\(", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ScriptStart();

    [GeneratedRegex(@"\bt\s*\.\s*(Error|Errorf|Fatal|Fatalf|Fail|FailNow)\s*\(|\b(assert|require)\s*\.\s*\w+\s*\(", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex GoStart();

    [GeneratedRegex(@"\b(debug_)?assert(_\w+)?!\s*[(\[{]|\bpanic!\s*\(|#\[should_panic", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex RustStart();

    [GeneratedRegex(@"\bassert\w*\s*\(|\bAssertions?\s*\.\s*\w+\s*\(|\b(fail|verify)\s*\(", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex JavaStart();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex White();
}
