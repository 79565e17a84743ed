namespace AetherFlow.Engine.Tests.Verification;

public sealed class NodeProjectsTests
{
    [Fact]
    public void Detect_Scripts_AreRunByKind() => Assert.Equal(
        """
        Build | npm run build | npm run build
        Types | npm run typecheck | npm run typecheck
        Test | npm run test | npm run test
        Lint | npm run lint | npm run lint
        Format | npm run format:check | npm run format:check
        """,
        Detected.In(("package.json", """{"scripts":{"lint":"eslint .","start":"node .","format":"prettier --write .","format:check":"prettier --check .","test":"jest","typecheck":"tsc","build":"tsc -p ."}}"""), ("tsconfig.json", "{}")));

    [Theory]
    [InlineData("package-lock.json", "", "npm")]
    [InlineData("yarn.lock", "", "yarn")]
    [InlineData("pnpm-lock.yaml", "", "pnpm")]
    [InlineData("bun.lockb", "", "bun")]
    [InlineData("yarn.lock", "pnpm@9.1.0+sha512.abc", "pnpm")]
    [InlineData("yarn.lock", "deno@2", "yarn")]
    [InlineData("README.md", "", "npm")]
    public void Detect_Manager_IsTheOneSaidOrLocked(string file, string said, string manager) => Assert.Equal(
        $"Test | {manager} run test | {manager} run test",
        Detected.In((file, ""), ("package.json", $$"""{"scripts":{"test":"jest"},"packageManager":"{{said}}"}""")));

    [Theory]
    [InlineData("echo \"Error: no test specified\" && exit 1")]
    [InlineData("jest --watch")]
    [InlineData("echo nothing")]
    [InlineData("true")]
    [InlineData("")]
    public void Detect_ScriptThatChecksNothing_IsNone(string script) =>
        Assert.Equal("", Detected.In(("package.json", System.Text.Json.JsonSerializer.Serialize(new { scripts = new { test = script } }))));

    [Theory]
    [InlineData("""{"devDependencies":{"vitest":"3"}}""", "Test | vitest | npx --no-install vitest run")]
    [InlineData("""{"devDependencies":{"jest":"30"}}""", "Test | jest | npx --no-install jest")]
    [InlineData("""{"scripts":{"test":"jest --watch"},"devDependencies":{"jest":"30"}}""", "Test | jest | npx --no-install jest")]
    [InlineData("""{"devDependencies":{"mocha":"11"}}""", "Test | mocha | npx --no-install mocha")]
    [InlineData("""{"eslintConfig":{}}""", "Lint | eslint | npx --no-install eslint .")]
    [InlineData("""{"scripts":{"lint":"eslint --fix ."},"eslintConfig":{}}""", "Lint | eslint | npx --no-install eslint .")]
    [InlineData("""{"prettier":{}}""", "Format | prettier | npx --no-install prettier --check .")]
    public void Detect_ToolWithoutAScript_IsRunItself(string package, string expected) => Assert.Equal(expected, Detected.In(("package.json", package)));

    [Theory]
    [InlineData("tsconfig.json", "{}", "Types | tsc | npx --no-install tsc --noEmit")]
    [InlineData("tsconfig.json", """{ "files": [], "references": [{ "path": "a" }], /* x */ }""", "Types | tsc | npx --no-install tsc --build --noEmit")]
    [InlineData("eslint.config.mjs", "", "Lint | eslint | npx --no-install eslint .")]
    [InlineData("biome.json", "{}", "Lint | biome | npx --no-install biome lint .")]
    [InlineData(".prettierrc", "", "Format | prettier | npx --no-install prettier --check .")]
    [InlineData("a.test.mjs", "import test from 'node:test';", "Test | node --test | node --test")]
    public void Detect_ConfiguredTool_IsRunItself(string path, string text, string expected) => Assert.Equal(expected, Detected.In(("package.json", "{}"), (path, text)));

    [Fact]
    public void Detect_WorkspaceRootThatGoesThroughItsPackages_ChecksThemOnce() => Assert.Equal(
        """
        Test | npm run test | npm run test
        Lint | npm run lint | npm run lint
        Build | npm run build in packages/a | npm run build
        """,
        Detected.In(
            ("package.json", """{"workspaces":["packages/*"],"scripts":{"test":"npm test --workspaces","lint":"eslint ."}}"""),
            ("packages/a/package.json", """{"scripts":{"test":"jest","build":"tsc","lint":"eslint ."},"devDependencies":{"jest":"30"}}""")));

    [Fact]
    public void Detect_WorkspaceRootThatChecksOnlyItself_LeavesThePackagesTheirs() => Assert.Equal(
        """
        Test | pnpm run test | pnpm run test
        Test | pnpm run test in packages/a | pnpm run test
        """,
        Detected.In(
            ("package.json", """{"scripts":{"test":"node scripts/self.js"}}"""),
            ("pnpm-lock.yaml", ""), ("pnpm-workspace.yaml", "packages: ['packages/*']"),
            ("packages/a/package.json", """{"scripts":{"test":"tap"}}""")));

    [Fact]
    public void Detect_BrokenPackage_IsNone() => Assert.Equal("", Detected.In(("package.json", "{"), ("a/package.json", "[]")));
}
