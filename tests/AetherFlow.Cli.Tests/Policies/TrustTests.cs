using AetherFlow.Cli.Commands;
using AetherFlow.Hosting;

namespace AetherFlow.Cli.Tests.Policies;

/// <summary>What a repository brings runs only after a person said yes to exactly that.</summary>
public sealed class TrustTests : IDisposable
{
    private const string Brings = """
        {
          "version": 1,
          "rules": [{ "words": ["npm"], "verdict": "deny" }],
          "checks": [
            { "name": "units\u200b", "kind": "test", "command": "make test", "timeout_seconds": 30 },
            { "name": "types", "kind": "types", "command": ["mypy", "a b"], "folder": "./api/" },
            { "name": "both", "kind": "lint", "command": "ruff check . && ruff format --check ." }
          ],
          "without": ["pytest"],
        }
        """;

    private readonly TestSurroundings _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task Trust_UntilSomebodySaysYes_NoCheckOfTheProjectHolds()
    {
        _test.Folder.Write("aetherflow.json", Brings);
        var before = await ReadAsync();

        Assert.Empty(before.Checks.Checks);
        Assert.Equal("deny npm", before.Rules!.Rules.Single().ToString());
        Assert.Equal("policy.untrusted", before.Problem?.Code);
        Assert.Contains("brings 3 checks", before.Problem!.Message);
        Assert.Contains("policy trust", before.Problem.Hint);

        Assert.Equal(ExitCodes.Ok, await TrustAsync("x", "y"));
        var after = await ReadAsync();

        Assert.Null(after.Problem);
        Assert.Equal(["make test", "mypy 'a b'", "ruff check . && ruff format --check ."], after.Checks.Checks.Select(check => check.Command.Text));
        Assert.Equal(["", "api", ""], after.Checks.Checks.Select(check => check.Folder));
        Assert.Equal([30, 120, 60], after.Checks.Checks.Select(check => check.Timeout.TotalSeconds));
        Assert.Equal(["pytest"], after.Checks.Without);
    }

    [Fact]
    public async Task Trust_ShowsAllOfItWithoutObeyingIt()
    {
        _test.Folder.Write("aetherflow.json", Brings);

        await TrustAsync("n");

        Assert.DoesNotContain('\u200b', _test.Out);
        string[] expected =
        [
            "  runs    test units<U+200B>, in the workspace, at most 30 s\n          make test\n",
            "  runs    types types, in api, at most 120 s\n          mypy 'a b'\n",
            "  runs    lint both, in the workspace, at most 60 s\n          ruff check . && ruff format --check .\n",
            "  drops   the detected check pytest\n",
            "  rule    deny npm (in force without trust)\n",
        ];
        Assert.All(expected, text => Assert.Contains(text, _test.Out));
    }

    [Theory]
    [InlineData("n")]
    [InlineData(null)]
    public async Task Trust_WithoutAYes_IsExit8(string? answer)
    {
        _test.Folder.Write("aetherflow.json", Brings);

        Assert.Equal(ExitCodes.NeedsPerson, await TrustAsync(answer));

        Assert.NotNull((await ReadAsync()).Problem);
    }

    [Fact]
    public async Task Trust_WithoutATerminal_NeedsTheOption()
    {
        _test.Folder.Write("aetherflow.json", Brings);
        var commands = new PolicyCommands(_test.Around, Product.Open(_test.Around.Host));

        Assert.Equal(ExitCodes.NeedsPerson, await commands.TrustAsync(".", yes: false, CancellationToken.None));
        Assert.Equal(ExitCodes.Ok, await commands.TrustAsync(".", yes: true, CancellationToken.None));
        Assert.Null((await ReadAsync()).Problem);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_test.Home["trust.json"]));
    }

    [Fact]
    public async Task Trust_OfAFileThatChanged_IsAskedAnew()
    {
        _test.Folder.Write("aetherflow.json", Brings);
        await TrustAsync("y");
        _test.Folder.Write("aetherflow.json", Brings.Replace("make test", "make tests", StringComparison.Ordinal));

        Assert.Equal("policy.untrusted", (await ReadAsync()).Problem?.Code);
    }

    [Fact]
    public async Task Untrust_TakesTheYesBack()
    {
        _test.Folder.Write("aetherflow.json", Brings);
        await TrustAsync("yes");
        var commands = new PolicyCommands(_test.Around, Product.Open(_test.Around.Host));

        Assert.Equal(ExitCodes.Ok, await commands.UntrustAsync(".", CancellationToken.None));
        Assert.Equal("policy.untrusted", (await ReadAsync()).Problem?.Code);
        Assert.Equal(ExitCodes.Ok, await commands.UntrustAsync(".", CancellationToken.None));
        Assert.Contains("was not trusted", _test.Error);
    }

    [Fact]
    public async Task Trust_StoreThatCannotBeRead_TrustsNothingAndIsLeftAlone()
    {
        _test.Folder.Write("aetherflow.json", Brings);
        _test.Home.Write("trust.json", "{");

        Assert.Equal(ExitCodes.RunFailed, await TrustAsync("y"));

        Assert.NotNull((await ReadAsync()).Problem);
        Assert.Contains("policy.trust_unreadable", _test.Error);
        Assert.Equal("{", File.ReadAllText(_test.Home["trust.json"]));
    }

    [Fact]
    public async Task Trust_StoreInsideTheWorkspace_TrustsNothing()
    {
        _test.Folder.Write("aetherflow.json", Brings);
        var inside = _test.With(("AETHERFLOW_HOME", Path.Combine(_test.Folder.Path, "state")));

        Assert.Equal(ExitCodes.RunFailed, await new PolicyCommands(inside, Product.Open(inside.Host)).TrustAsync(".", yes: true, CancellationToken.None));

        Assert.Contains("run.home_in_workspace", _test.Error);
    }

    [Fact]
    public async Task Trust_NothingThatNeedsIt_AsksNobody()
    {
        Assert.Equal(ExitCodes.Ok, await TrustAsync());
        _test.Folder.Write("aetherflow.json", """{ "version": 1, "budget": { "run": 1 } }""");
        Assert.Equal(ExitCodes.Ok, await TrustAsync());

        Assert.Contains("nothing to trust", _test.Out);
        Assert.Contains("It brings nothing that needs trust.", _test.Out);
    }

    [Theory]
    [InlineData("""{ "checks": [{ "name": "a\u001b", "kind": "test", "command": "make" }] }""", "$.checks[0].name is")]
    [InlineData("""{ "checks": {} }""", "$.checks is {}; a list is wanted")]
    [InlineData("""{ "checks": [1] }""", "$.checks[0] is 1; an object is wanted")]
    [InlineData("""{ "checks": [{ "name": "a", "kind": "tests", "command": "make" }] }""", "$.checks[0].kind is \"tests\"")]
    [InlineData("""{ "checks": [{ "kind": "test", "command": "make" }] }""", "$.checks[0].name is missing")]
    [InlineData("""{ "checks": [{ "name": "a", "kind": "test", "command": [] }] }""", "$.checks[0].command is []")]
    [InlineData("""{ "checks": [{ "name": "a", "kind": "test", "command": "make '" }] }""", "$.checks[0].command is no command")]
    [InlineData("""{ "checks": [{ "name": "a", "kind": "test", "command": "make", "folder": "../x" }] }""", "$.checks[0].folder is \"../x\"")]
    [InlineData("""{ "checks": [{ "name": "a", "kind": "test", "command": "make", "timeout_seconds": 0 }] }""", "$.checks[0].timeout_seconds is 0")]
    [InlineData("""{ "checks": [{ "name": "a", "kind": "test", "command": "make", "timeout": 5 }] }""", "$.checks[0].timeout is unknown")]
    [InlineData("""{ "checks": [{ "name": "a", "kind": "test", "command": "make" }, { "name": "a", "kind": "lint", "command": "make" }] }""", "2 checks of the name 'a'")]
    [InlineData("""{ "without": "pytest" }""", "$.without is no list")]
    [InlineData("""{ "checks": [], "checks": [] }""", "twice")]
    public async Task Trust_FileWithErrors_IsExit2WithThePlace(string json, string named)
    {
        _test.Folder.Write("aetherflow.json", json);

        Assert.Equal(ExitCodes.Usage, await TrustAsync("y"));

        Assert.Contains(named, _test.Error);
        Assert.Empty((await ReadAsync()).Checks.Checks);
    }

    private Task<ProjectConfiguration> ReadAsync() => ProjectConfiguration.ReadAsync(_test.Around.Host, ".", CancellationToken.None);

    /// <param name="typed">What the person types, line by line; then input ends.</param>
    private Task<int> TrustAsync(params string?[] typed)
    {
        var lines = new Queue<string?>(typed);
        var around = _test.Around with { ReadLine = _ => Task.FromResult(lines.TryDequeue(out var line) ? line : null) };
        return new PolicyCommands(around, Product.Open(around.Host)).TrustAsync(".", yes: false, CancellationToken.None);
    }
}
