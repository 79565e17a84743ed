using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>How tests are left out or singled out, in the words of their frameworks.</summary>
internal static partial class TestMarks
{
    private const string RunThem = "Repair what the test tests; a person may skip it.";

    public static readonly Mark[] All =
    [
        // xunit, NUnit, MSTest, TUnit; https://docs.pytest.org/en/stable/how-to/skipping.html; unittest; https://jestjs.io/docs/api
        Skip(f => f.Extension is ".CS" or ".FS" or ".VB", DotnetSkip()),
        Skip(f => f.Extension is ".PY", PythonSkip()),
        Skip(IsScript, ScriptSkip()),
        Skip(f => f.Extension is ".GO", GoSkip()),
        Skip(f => f.Extension is ".RS", RustSkip()),
        Skip(f => f.Extension is ".JAVA" or ".KT", JavaSkip()),
        new(CheatCodes.TestFocused, f => f.HasTests && IsScript(f), Only(), "only this test is run", "Run all tests.") { InCode = true, OutsideStrings = true },
    ];

    public static bool IsScript(FileEdit file) => file.Extension is ".JS" or ".MJS" or ".CJS" or ".JSX" or ".TS" or ".MTS" or ".CTS" or ".TSX";

    private static Mark Skip(Func<FileEdit, bool> language, Regex pattern) =>
        new(CheatCodes.TestSkipped, f => f.HasTests && language(f), pattern, "a test is skipped", RunThem) { InCode = true, OutsideStrings = true, OfTests = true };

    [GeneratedRegex(@"^[ \t]*\[[^\n]*\b(Skip(When|Unless|Exceptions)?\s*=|(Ignore|Explicit|Skip)\b[ \t]*[\](,])|\bAssert\s*\.\s*(Skip\w*|Ignore|Inconclusive)\s*\(|\bSkip\s*\.\s*(If|IfNot|Test)\s*\(", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex DotnetSkip();

    [GeneratedRegex(@"\bpytest\s*\.\s*(mark\s*\.\s*(skip|skipif|xfail)\b|(skip|xfail|importorskip)\s*\()|@(unittest\s*\.\s*)?(skip|skipIf|skipUnless|expectedFailure)\b|\bself\s*\.\s*skipTest\s*\(|\bunittest\s*\.\s*SkipTest\b|\b__test__\s*=\s*False\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex PythonSkip();

    [GeneratedRegex(@"\b(it|test|describe|context|suite|specify)\s*\.\s*(skip|todo|fixme|failing|fails)\b|(^|[^\w.$])(xit|xtest|xdescribe|xcontext|xspecify)\s*[(.]|\b(t|this|context)\s*\.\s*(skip|todo)\s*\(|\bskip\s*:\s*(true|['""])", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex ScriptSkip();

    [GeneratedRegex(@"\b[tb]\s*\.\s*(Skip|Skipf|SkipNow)\s*\(", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex GoSkip();

    [GeneratedRegex(@"#\[\s*ignore\b|#\[\s*should_panic\b|#\[\s*cfg\s*\(\s*(any\s*\(\s*\)|false|FALSE)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex RustSkip();

    [GeneratedRegex(@"@(Disabled|Ignore)\b|\bassume(True|False)\s*\(", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex JavaSkip();

    [GeneratedRegex(@"\b(it|test|describe|context|suite|specify)\s*\.\s*only\b|(^|[^\w.$])(fit|fdescribe)\s*\(", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex Only();
}
