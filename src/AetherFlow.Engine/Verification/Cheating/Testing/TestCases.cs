using System.Text.RegularExpressions;
using AetherFlow.Edits;

namespace AetherFlow.Engine.Verification;

/// <summary>Finds the tests of a file.</summary>
internal static partial class TestCases
{
    public static IReadOnlyList<TestCase> Of(string path, MaskedText text)
    {
        if (string.IsNullOrWhiteSpace(text.Text)) return [];
        return Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".CS" or ".PY" => OutlineTests.Of(path, text),
            ".GO" or ".RS" or ".JAVA" or ".KT" => BraceTests.Of(path, text),
            _ when TestPaths.Is(path) && Outlines.LanguageOf(path) is not null => ScriptTests.Of(path, text),
            _ => [],
        };
    }

    /// <param name="span">Of the whole test.</param>
    /// <param name="body">Of what it does.</param>
    public static TestCase Of(string path, MaskedText text, string name, TextSpan span, TextSpan body)
    {
        var bare = body.In(text.Bare);
        return new TestCase
        {
            Path = path,
            Name = name,
            Span = span,
            Body = White().Replace(body.In(text.Code), ""),
            Assertions = Assertions.In(text, span, Path.GetExtension(path).ToUpperInvariant()),
            Line = text.LineOf(body.Start),
            EndsAtOnce = AtOnce().IsMatch(bare),
            Swallows = Swallowing().IsMatch(bare),
        };
    }

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex White();

    [GeneratedRegex(@"^\s*(return\s*(;|\n|$)|if\s*\(?\s*[Ff]alse\b)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex AtOnce();

    [GeneratedRegex(@"\bcatch\s*(\([^)]*\))?\s*\{\s*\}|\bexcept\b[^\n]*:\s*(pass|return)\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Swallowing();
}
