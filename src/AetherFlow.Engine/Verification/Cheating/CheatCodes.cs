namespace AetherFlow.Engine.Verification;

/// <summary>Stable names of the ways to cheat a check.</summary>
public static class CheatCodes
{
    public const string TestDeleted = "cheat.test_deleted";
    public const string TestFileDeleted = "cheat.test_file_deleted";
    public const string TestSkipped = "cheat.test_skipped";

    /// <summary>Only some tests are run: `it.only`.</summary>
    public const string TestFocused = "cheat.test_focused";
    public const string TestWeakened = "cheat.test_weakened";

    /// <summary>An assertion that cannot fail.</summary>
    public const string Tautology = "cheat.tautology";

    /// <summary>What a test expects was changed, and nothing but tests was.</summary>
    public const string Expectation = "cheat.expectation";

    /// <summary>A compiler or linter is told to be quiet about a place.</summary>
    public const string Silenced = "cheat.silenced";

    /// <summary>A compiler, linter or type checker is told to be less strict.</summary>
    public const string Loosened = "cheat.loosened";

    /// <summary>Tests are left out of what is built or run.</summary>
    public const string TestsExcluded = "cheat.tests_excluded";

    /// <summary>A command may fail without anybody noticing.</summary>
    public const string FailureIgnored = "cheat.failure_ignored";

    /// <summary>A script that checked something does nothing.</summary>
    public const string ScriptHollowed = "cheat.script_hollowed";
}
