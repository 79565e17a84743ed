using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>How builds, linters, type checkers and pipelines are made less strict in their configuration.</summary>
internal static partial class SettingMarks
{
    private const string KeepStrict = "Keep the setting and repair what it reports.";
    private const string LetFail = "Let it fail, and repair why it does.";

    public static readonly Mark[] All =
    [
        Loosened(IsMsBuild, MsBuild()),
        Loosened(IsMsBuild, MsBuildStrict()) with { IsRemoval = true },
        new(CheatCodes.TestsExcluded, IsMsBuild, MsBuildTests(), "tests are left out of the build", "Build and run all tests."),
        new(CheatCodes.TestsExcluded, f => f.Extension is ".SLN" or ".SLNX", SolutionTests(), "a test project is no longer in the solution", "Build and run all tests.") { IsRemoval = true },
        Loosened(f => f.Name is ".editorconfig" or ".globalconfig", EditorConfig()),
        Loosened(IsTypeScriptConfig, TypeScript()),
        Loosened(IsTypeScriptConfig, TypeScriptStrict()) with { IsRemoval = true },
        Loosened(IsLintConfig, LintRule()),
        Loosened(IsPythonConfig, Python()),
        Loosened(IsPythonConfig, PythonStrict()) with { IsRemoval = true },
        new(CheatCodes.TestsExcluded, f => IsPythonConfig(f) || f.Name == "conftest.py", PythonTests(), "tests are left out of the run", "Run all tests."),
        new(CheatCodes.TestsExcluded, IsScriptTestConfig, ScriptTests(), "tests are left out of the run", "Run all tests."),
        new(CheatCodes.TestsExcluded, f => f.Extension == ".GO" && f.IsTest, GoTests(), "the file is left out of the run", "Run all tests."),
        Loosened(IsCompilerConfig, CompilerStrict()) with { IsRemoval = true },
        new(CheatCodes.FailureIgnored, IsPipeline, Pipeline(), "a failing step is ignored", LetFail) { InCode = true },
        new(CheatCodes.FailureIgnored, f => IsCommandFile(f) || IsPipeline(f), ShellIgnore(), "a failing command is ignored", LetFail) { InCode = true },
        new(CheatCodes.FailureIgnored, f => f.Extension is ".SH" or ".BASH", ShellStrict(), "the script no longer stops at a failure", LetFail) { InCode = true, IsRemoval = true },
        new(CheatCodes.FailureIgnored, f => IsMakefile(f), MakeIgnore(), "a failing command is ignored", LetFail) { InCode = true },
        new(CheatCodes.FailureIgnored, f => f.Name == "package.json", ScriptIgnore(), "a failing command is ignored", LetFail),
    ];

    public static bool IsMakefile(FileEdit file) => file.Name is "Makefile" or "makefile" or "GNUmakefile" or "justfile" or "Justfile" || file.Extension == ".MK";

    public static bool IsMsBuild(FileEdit file) => file.Extension.EndsWith("PROJ", StringComparison.Ordinal) || file.Extension is ".PROPS" or ".TARGETS";

    private static bool IsTypeScriptConfig(FileEdit file) => file.Extension == ".JSON" && (file.Name.StartsWith("tsconfig", StringComparison.Ordinal) || file.Name == "jsconfig.json");

    private static bool IsLintConfig(FileEdit file) =>
        file.Name.StartsWith(".eslintrc", StringComparison.Ordinal) || file.Name.StartsWith("eslint.config.", StringComparison.Ordinal) || file.Name is "biome.json" or "biome.jsonc" or ".oxlintrc.json";

    private static bool IsPythonConfig(FileEdit file) =>
        file.Name is "pyproject.toml" or "setup.cfg" or "tox.ini" or "mypy.ini" or ".mypy.ini" or "ruff.toml" or ".ruff.toml" or ".flake8" or ".pylintrc" or "pytest.ini" or "pyrightconfig.json";

    private static bool IsScriptTestConfig(FileEdit file) =>
        file.Name == "package.json" || file.Name.StartsWith("jest.config.", StringComparison.Ordinal) || file.Name.StartsWith("vitest.config.", StringComparison.Ordinal) || file.Name.StartsWith(".mocharc", StringComparison.Ordinal);

    private static bool IsCompilerConfig(FileEdit file) => IsMakefile(file) || file.Name is "CMakeLists.txt" or "Cargo.toml" or "meson.build" || file.Extension is ".RS" or ".CMAKE";

    private static bool IsPipeline(FileEdit file) =>
        file.Extension is ".YML" or ".YAML" && (file.Path.StartsWith(".github/", StringComparison.Ordinal) || file.Path.StartsWith(".circleci/", StringComparison.Ordinal)
            || file.Name is ".gitlab-ci.yml" or "azure-pipelines.yml" or "bitbucket-pipelines.yml" or ".travis.yml" || file.Path.StartsWith(".gitlab/", StringComparison.Ordinal));

    private static bool IsCommandFile(FileEdit file) => file.Extension is ".SH" or ".BASH" || IsMakefile(file);

    private static Mark Loosened(Func<FileEdit, bool> applies, Regex pattern) => new(CheatCodes.Loosened, applies, pattern, "a check is made less strict", KeepStrict);

    // https://learn.microsoft.com/dotnet/csharp/language-reference/compiler-options/errors-warnings
    [GeneratedRegex(@"<TreatWarningsAsErrors>\s*false|<MSBuildTreatWarningsAsErrors>\s*false|<CodeAnalysisTreatWarningsAsErrors>\s*false|<Nullable>\s*(disable|annotations)|<WarningLevel>\s*[0-3]\b|<(EnableNETAnalyzers|RunAnalyzers\w*|EnforceCodeStyleInBuild)>\s*false|<AnalysisLevel>\s*none|<AnalysisMode>\s*None|<ContinueOnError>\s*(true|WarnAndContinue)|\bContinueOnError\s*=\s*""(true|WarnAndContinue)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex MsBuild();

    [GeneratedRegex(@"<TreatWarningsAsErrors>\s*true|<Nullable>\s*enable|<WarningsAsErrors>|<EnforceCodeStyleInBuild>\s*true", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex MsBuildStrict();

    [GeneratedRegex(@"<Compile\s+Remove\s*=\s*""[^""]*[Tt]est[^""]*""|<IsTestProject>\s*false", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex MsBuildTests();

    [GeneratedRegex(@"""[^""\n]*[Tt]ests?[\w.]*\.\w+proj""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex SolutionTests();

    [GeneratedRegex(@"\bseverity\s*=\s*(none|silent|suggestion)\b|:\s*(none|silent)\s*$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex EditorConfig();

    // https://www.typescriptlang.org/tsconfig#strict
    [GeneratedRegex(@"""(strict\w*|no(Implicit|Unused|Unchecked|Fallthrough|PropertyAccess)\w*|alwaysStrict|checkJs|useUnknownInCatchVariables|exactOptionalPropertyTypes)""\s*:\s*false|""(skipLibCheck|allowJs|allowUnreachableCode|allowUnusedLabels|suppressImplicitAnyIndexErrors)""\s*:\s*true", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TypeScript();

    [GeneratedRegex(@"""(strict\w*|no(Implicit|Unused|Unchecked|Fallthrough)\w*|exactOptionalPropertyTypes)""\s*:\s*true", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TypeScriptStrict();

    [GeneratedRegex(@"(""[@\w/-]+""|'[@\w/-]+'|\b[\w-]+)\s*:\s*\[?\s*(""(off|warn)""|'(off|warn)'|0\b)|\bignore(s|Patterns)\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LintRule();

    // https://mypy.readthedocs.io/en/stable/config_file.html
    [GeneratedRegex(@"^[ \t]*""?(ignore_errors|ignore_missing_imports|implicit_optional|allow_untyped_\w+|follow_imports)""?\s*[=:]\s*""?(true|skip|silent)\b|^[ \t]*(strict|strict_optional|check_untyped_defs|disallow_\w+|warn_\w+|no_implicit_optional)\s*=\s*false|^[ \t]*""?typeCheckingMode""?\s*[=:]\s*""off""|--exit-zero\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Python();

    [GeneratedRegex(@"^[ \t]*(strict|disallow_\w+|warn_\w+|check_untyped_defs|xfail_strict)\s*=\s*true|^[ \t]*filterwarnings\s*=.*error|-W\s*error\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex PythonStrict();

    [GeneratedRegex(@"--(ignore|deselect|ignore-glob)[= ]\S+|-k\s*['""]?\s*not\b|-m\s*['""]\s*not\b|\bcollect_ignore(_glob)?\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex PythonTests();

    [GeneratedRegex(@"\b(testPathIgnorePatterns|passWithNoTests|modulePathIgnorePatterns|testNamePattern)\b|--(passWithNoTests|testPathIgnorePatterns|exclude|invert)\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ScriptTests();

    [GeneratedRegex(@"^//(go:build|\s*\+build)[ \t]+(ignore|never|none|disabled)\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex GoTests();

    [GeneratedRegex(@"-Werror\b|-Wall\b|#!\[\s*(deny|forbid)\s*\([^)]*\)|-D\s*warnings\b|=\s*""(deny|forbid)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex CompilerStrict();

    // https://docs.github.com/actions/reference/workflow-syntax-for-github-actions, https://docs.gitlab.com/ci/yaml
    [GeneratedRegex(@"\bcontinue-on-error\s*:\s*['""]?true|\ballow_failure\s*:\s*true|\bcontinueOnError\s*:\s*true|^[ \t]*(-\s+)?if\s*:\s*['""]?(\$\{\{\s*)?false\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex Pipeline();

    [GeneratedRegex(@"\|\|\s*(true|:|exit\s+0|echo\b)|;[ \t]*(true|exit[ \t]+0)[ \t]*$|^exit[ \t]+0[ \t]*$|\bset\s+\+e\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex ShellIgnore();

    [GeneratedRegex(@"^[ \t]*set\s+-\w*e\w*", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex ShellStrict();

    [GeneratedRegex(@"^\t\s*@?-\s*@?\w|^\.IGNORE\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex MakeIgnore();

    [GeneratedRegex(@"\|\|\s*(true|:|exit 0|echo\b)|;\s*(true|exit 0)\s*""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ScriptIgnore();
}
