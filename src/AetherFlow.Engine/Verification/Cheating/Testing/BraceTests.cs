using System.Text.RegularExpressions;
using AetherFlow.Edits;

namespace AetherFlow.Engine.Verification;

/// <summary>Tests of languages without an outline, whose functions stand in braces: Go, Rust, Java, Kotlin.</summary>
internal static partial class BraceTests
{
    public static IReadOnlyList<TestCase> Of(string path, MaskedText text)
    {
        var start = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".GO" => Go(),
            ".RS" => Rust(),
            _ => Java(),
        };
        var found = new List<TestCase>();
        foreach (var match in start.Matches(text.Bare).Cast<Match>())
        {
            var body = Block(text.Bare, match.Index + match.Length - 1);
            found.Add(TestCases.Of(path, text, match.Groups["name"].Value, new TextSpan(match.Index, body.End), body) with { Line = text.LineOf(match.Groups["name"].Index) });
        }

        return found;
    }

    private static TextSpan Block(string bare, int brace)
    {
        var depth = 0;
        for (var i = brace; i < bare.Length; i++)
        {
            if (bare[i] == '{') depth++;
            else if (bare[i] == '}' && --depth == 0) return new TextSpan(brace + 1, i);
        }

        return new TextSpan(Math.Min(brace + 1, bare.Length), bare.Length);
    }

    [GeneratedRegex(@"\bfunc\s+(?<name>(Test|Fuzz|Example)\w*)\s*\([^)]*\)\s*\{", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Go();

    [GeneratedRegex(@"#\[\s*(\w+::)*(test|rstest)\b[^\]]*\]\s*(#\[[^\]]*\]\s*)*(pub\s+)?(async\s+)?fn\s+(?<name>\w+)[^{;]*\{", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Rust();

    [GeneratedRegex(@"@(Test|ParameterizedTest|RepeatedTest)\b(\([^)]*\))?\s*(@\w+(\([^)]*\))?\s*)*((public|private|protected|internal|static|final|suspend|void|fun)\s+)*(?<name>\w+|`[^`\n]*`)\s*\([^)]*\)[^{;]*\{", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Java();
}
