using AetherFlow.Engine.Verification;
using AetherFlow.Sandbox;

namespace AetherFlow.Engine.Tests.Verification;

/// <summary>What is proposed as a check can be run: the product's own policy allows each of its commands in the sandbox, without asking.</summary>
public sealed class ProposedCommandTests
{
    private static readonly PolicyPlace Sandboxed = new() { Workspace = "/ws/app", IsSandboxed = true };

    private static readonly string[] ScriptNames =
    [
        "build", "compile", "typecheck", "type-check", "check-types", "check:types", "types:check", "types", "tsc", "test", "test:unit", "unit", "lint", "lint:check", "eslint",
        "format:check", "check:format", "format-check", "check-format", "fmt:check", "prettier:check",
    ];

    private static readonly string[] Managers = ["npm", "pnpm", "yarn", "bun"];

    /// <summary>Files of small projects which together make the detector propose every command that it can.</summary>
    private static IEnumerable<(string Path, string Text)[]> Projects()
    {
        const string Library = """<Project Sdk="Microsoft.NET.Sdk"></Project>""";
        const string Tests = """<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="Microsoft.NET.Test.Sdk" /><PackageReference Include="xunit" /></ItemGroup></Project>""";
        const string Program = """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup><ItemGroup><PackageReference Include="xunit.v3" /></ItemGroup></Project>""";
        const string Solution = """<Solution><Project Path="src/My App #1.csproj" /><Project Path="été/T.csproj" /><Project Path="été/P.csproj" /></Solution>""";
        const string Platform = """{ "test": { "runner": "Microsoft.Testing.Platform" } }""";
        foreach (var manager in Managers)
        {
            foreach (var script in ScriptNames) yield return [("package.json", Package(manager, $"\"scripts\": {{ \"{script}\": \"work\" }}"))];
            foreach (var runner in new[] { "vitest", "jest", "mocha" }) yield return [("package.json", Package(manager, $"\"devDependencies\": {{ \"{runner}\": \"1\" }}"))];
            yield return [("package.json", Package(manager, "\"name\": \"a\"")), ("test/a.js", "require('node:test')")];
            yield return [("package.json", Package(manager, "\"name\": \"a\"")), ("tsconfig.json", "{}"), ("eslint.config.js", ""), (".prettierrc", "")];
            yield return [("package.json", Package(manager, "\"name\": \"a\"")), ("tsconfig.json", """{ "references": [] }"""), ("biome.json", "")];
        }

        yield return [("App & Co.slnx", Solution), ("src/My App #1.csproj", Library), ("été/T.csproj", Tests), ("été/P.csproj", Program), (".editorconfig", "root = true")];
        yield return [("A.csproj", Tests), ("b/B.csproj", Tests), ("b/global.json", Platform), ("c/C.slnx", """<Solution><Project Path="C.csproj" /></Solution>"""), ("c/C.csproj", Tests), ("c/global.json", Platform)];
        yield return
        [
            ("pyproject.toml", "[tool.ruff]\n[tool.ruff.format]\n[tool.black]\n[tool.mypy]\n[tool.pyright]\n"), ("setup.cfg", "[flake8]\n"), ("tests/test_a.py", "import pytest"), ("app.py", ""),
        ];
        yield return [("requirements.txt", "mypy\npyright\nflake8\n"), ("test_a.py", "import unittest")];
        yield return [("pyproject.toml", "[tool.mypy]\nfiles = 'src'\n"), ("my tests/test_a.py", "import unittest"), ("src/a.py", "")];
        yield return [("go.mod", "module a"), ("a.go", "package a"), ("a_test.go", "package a"), (".golangci.yml", "")];
        yield return [("Cargo.toml", "[package]\nname = 'a'\n[lints.clippy]\n"), ("src/lib.rs", "#[test]\nfn a() {}"), ("rustfmt.toml", "")];
        yield return [("Cargo.toml", "[workspace]\n[workspace.lints.clippy]\n"), ("a/src/lib.rs", "#[test]\nfn a() {}"), ("rustfmt.toml", "")];
        foreach (var target in new[] { "build", "all", "typecheck", "type-check", "test", "check", "tests", "lint", "format-check", "check-format", "fmt-check" }) yield return [("Makefile", target + ":\n\ttrue\n")];
    }

    [Fact]
    public void EveryProposedCommand_InTheSandbox_IsAllowed()
    {
        var refused = Checks()
            .Select(check => (Command: GivenCommand.OfWords(check.Arguments), check.Name))
            .Select(check => (check.Command, check.Name, Judgement: Policy.Default.Judge(check.Command.Reading, Sandboxed)))
            .Where(check => check.Judgement.Verdict != Verdict.Allow)
            .Select(check => $"{check.Command}: {check.Judgement.Verdict} [{check.Judgement.Code}] {check.Judgement.Reason}")
            .ToHashSet(StringComparer.Ordinal);

        Assert.True(refused.Count == 0, string.Join('\n', refused));
    }

    /// <summary>So that the table above cannot fall behind: a tool that is proposed is known here, and one that is no longer proposed is gone.</summary>
    [Fact]
    public void Projects_OfTheTable_ProposeEveryTool()
    {
        var names = Checks().Select(check => check.Name.Split(" in ")[0]).ToHashSet(StringComparer.Ordinal);
        string[] others =
        [
            "tsc", "eslint", "biome", "prettier", "vitest", "jest", "mocha", "node --test",
            "dotnet build App & Co.slnx", "dotnet test App & Co.slnx", "dotnet run été/P.csproj", "dotnet format App & Co.slnx", "dotnet build A.csproj", "dotnet test A.csproj",
            "dotnet build B.csproj", "dotnet test B.csproj", "dotnet build C.slnx", "dotnet test C.slnx",
            "python compileall", "ruff", "ruff format", "flake8", "black", "mypy", "pyright", "pytest", "unittest", "unittest my tests",
            "go build", "go vet", "golangci-lint", "go test", "cargo build", "cargo test", "cargo clippy", "cargo fmt",
            "make build", "make all", "make typecheck", "make type-check", "make test", "make check", "make tests", "make lint", "make format-check", "make check-format", "make fmt-check",
        ];

        Assert.Equal(Managers.SelectMany(m => ScriptNames.Select(s => $"{m} run {s}")).Concat(others).Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("npm", "npx --no-install eslint .")]
    [InlineData("pnpm", "pnpm exec eslint .")]
    [InlineData("yarn", "yarn run eslint .")]
    [InlineData("bun", "bunx --no-install eslint .")]
    public void Tool_OfADependency_RunsByThePackageManager(string manager, string command) => Assert.Equal(
        command,
        string.Join(' ', Assert.Single(Detect(("package.json", Package(manager, "\"name\": \"a\"")), ("eslint.config.js", ""))).Arguments));

    private static string Package(string manager, string more) => $$"""{ "packageManager": "{{manager}}@1.0.0", {{more}} }""";

    private static List<CheckCommand> Checks() => [.. Projects().SelectMany(Detect)];

    private static IEnumerable<CheckCommand> Detect(params (string Path, string Text)[] files) => ProjectDetector.Detect(Detected.Tree(files)).SelectMany(project => project.Checks);
}
