using System.Text.RegularExpressions;
using AetherFlow.Edits;

namespace AetherFlow.Engine.Verification;

/// <summary>Tests that are calls with a name and a function: jest, mocha, vitest, node:test, jasmine, ava, playwright.</summary>
internal static partial class ScriptTests
{
    public static IReadOnlyList<TestCase> Of(string path, MaskedText text)
    {
        var found = new List<TestCase>();
        foreach (var match in Call().Matches(text.Code).Cast<Match>())
        {
            var start = match.Groups["call"].Index;
            if (text.Bare[start] == ' ') continue;
            var end = Closing(text.Bare, match.Index + match.Length - 1);
            var name = match.Groups["name"].Value;
            found.Add(TestCases.Of(path, text, name, new TextSpan(start, end), Body(text.Bare, match.Index + match.Length, end)) with { Line = text.LineOf(start) });
        }

        return found;
    }

    /// <summary>From the function's first statement, or from its expression.</summary>
    private static TextSpan Body(string bare, int from, int end)
    {
        var arrow = bare.IndexOf("=>", from, end - from, StringComparison.Ordinal);
        var brace = bare.IndexOf('{', arrow < 0 ? from : arrow, end - (arrow < 0 ? from : arrow));
        if (arrow >= 0 && (brace < 0 || bare[(arrow + 2)..brace].Trim().Length > 0)) return new TextSpan(arrow + 2, Math.Max(arrow + 2, end - 1));
        return brace < 0 ? new TextSpan(from, Math.Max(from, end - 1)) : new TextSpan(brace + 1, Math.Max(brace + 1, end - 1));
    }

    /// <summary>After the bracket that closes the call in which the position stands.</summary>
    private static int Closing(string bare, int at)
    {
        var depth = 1;
        for (var i = at + 1; i < bare.Length; i++)
        {
            if (bare[i] == '(') depth++;
            else if (bare[i] == ')' && --depth == 0) return i + 1;
        }

        return bare.Length;
    }

    [GeneratedRegex(@"(^|[^\w.$])(?<call>(x?it|fit|x?test|specify)(\.(only|skip|concurrent|failing|fails|serial|each|sequential|todo)(\s*\([^()]*(\([^()]*\)[^()]*)*\)|`[^`]*`)?)*\s*\(\s*(""(?<name>[^""\n]*)""|'(?<name>[^'\n]*)'|`(?<name>[^`]*)`))", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Call();
}
