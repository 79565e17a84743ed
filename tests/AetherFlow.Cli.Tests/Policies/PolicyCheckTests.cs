using System.Text.Json;
using AetherFlow.Cli.Commands;
using AetherFlow.Hosting;

namespace AetherFlow.Cli.Tests.Policies;

/// <summary><c>policy check</c> over the real policy; nothing is run, and what needs a sandbox is judged without one.</summary>
public sealed class PolicyCheckTests : IDisposable
{
    private const string UserPolicy = ".config/aetherflow/policy.json";

    private readonly TestSurroundings _test = new();

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData("git log -3", 0, "allow: git log -3\n  rule    allow ")]
    [InlineData("git push", 8, "ask: git push\n  rule    none\n  reason  No rule allows ")]
    [InlineData("rm -rf x", 5, "deny: rm -rf x\n  rule    deny ")]
    [InlineData("npm test", 8, "ask: npm test\n  rule    none\n  reason  npm runs code of the project, and no sandbox would hold it. [policy.runs_project]\n")]
    public async Task Check_Words_GiveVerdictRuleReasonAndExitCode(string words, int code, string expected)
    {
        Assert.Equal(code, await CheckAsync(words.Split(' ')));

        Assert.StartsWith(expected, _test.Out);
        Assert.Contains("  reason  ", _test.Out);
        Assert.Empty(_test.Error);
    }

    [Theory]
    [InlineData("git log", "", "git log --oneline", 0)]
    [InlineData("git log", "", "git status", 8)]
    [InlineData("git log", "", "ls", 8)]
    [InlineData("git", "git push", "git push", 5)]
    [InlineData("", "ls", "ls", 5)]
    [InlineData("git log", "", "git log --output=x", 8)]
    public async Task Check_Prefixes_HoldInsteadOfAllOtherRules(string allow, string deny, string words, int code)
    {
        _test.Folder.Write(UserPolicy, "this is not looked at");

        Assert.Equal(code, await CheckAsync(new PolicyCheckRequest
        {
            Words = words.Split(' '),
            Allow = allow.Length > 0 ? [allow] : [],
            Deny = deny.Length > 0 ? [deny] : [],
        }));
    }

    [Fact]
    public async Task Check_ShellString_IsReadAsAShellReadsIt()
    {
        Assert.Equal(5, await CheckAsync(new PolicyCheckRequest { Words = ["ls && rm x"], IsShellString = true }));

        Assert.StartsWith("deny: ls && rm x\n", _test.Out);
        Assert.Contains("\n  allow   ls\n  deny    rm x: ", _test.Out);
    }

    [Fact]
    public async Task Check_OneWordWithSpaces_IsTheNameOfAProgram()
    {
        Assert.Equal(8, await CheckAsync(["git log"]));

        Assert.Contains("--shell-string", _test.Out);
    }

    [Fact]
    public async Task Check_CharactersThatHide_AreShown()
    {
        Assert.NotEqual(0, await CheckAsync(["ls", "a\u001b[2Jb\u200bc"]));

        Assert.DoesNotContain('\u001b', _test.Out);
        Assert.DoesNotContain('\u200b', _test.Out);
        Assert.Contains("<U+200B>", _test.Out);
    }

    [Fact]
    public async Task Check_Json_IsOneObject()
    {
        Assert.Equal(5, await CheckAsync(new PolicyCheckRequest { Words = ["ls | rm x"], IsShellString = true }, json: true));

        using var json = JsonDocument.Parse(_test.Out);
        var root = json.RootElement;
        Assert.Equal("deny", root.GetProperty("verdict").GetString());
        Assert.Equal("policy.rule", root.GetProperty("code").GetString());
        Assert.Equal("default", root.GetProperty("rule").GetProperty("origin").GetString());
        Assert.False(root.GetProperty("sandboxed").GetBoolean());
        Assert.Equal(["allow", "deny"], root.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("verdict").GetString()));
    }

    [Fact]
    public async Task Check_Files_UserWidensAndProjectTightens()
    {
        _test.Folder.Write(UserPolicy, """{ "version": 1, "rules": [{ "words": ["git", "push"], "verdict": "allow" }] }""");
        _test.Folder.Write("aetherflow.json", """
            { "version": 1, "rules": [{ "words": ["git", "log"], "verdict": "deny", "justification": "ask Ann" }, { "words": ["curl"], "verdict": "allow" }] }
            """);

        Assert.Equal(0, await CheckAsync(["git", "push", "origin"]));
        Assert.Equal(5, await CheckAsync(["git", "log"]));
        Assert.NotEqual(0, await CheckAsync(["curl", "x"]));

        Assert.Contains("ask Ann", _test.Out);
        Assert.Contains("allows something and is ignored", _test.Error);
    }

    [Theory]
    [InlineData(UserPolicy, """{ "version": 1, "rules": [{ "words": ["a"], "verdit": "allow" }] }""", "$.rules[0]")]
    [InlineData("aetherflow.json", """{ "version": 1, "rules": [{ "words": ["a"], "verdict": 1 }] }""", "$.rules[0].verdict")]
    [InlineData("aetherflow.json", "{", "this is no JSON: line 1")]
    public async Task Check_FileWithErrors_IsExit2WithThePlace(string file, string content, string named)
    {
        _test.Folder.Write(file, content);

        Assert.Equal(ExitCodes.Usage, await CheckAsync(["ls"]));

        Assert.Contains(named, _test.Error);
        Assert.Contains("docs/", _test.Error);
        Assert.Empty(_test.Out);
    }

    [Fact]
    public async Task Check_WhatCannotBeJudged_IsExit2()
    {
        Assert.Equal(ExitCodes.Usage, await CheckAsync(new PolicyCheckRequest { Words = ["ls"], Workspace = "nowhere" }));
        Assert.Equal(ExitCodes.Usage, await CheckAsync(new PolicyCheckRequest { Words = ["ls"], Allow = ["git; rm"] }));
    }

    private Task<int> CheckAsync(string[] words) => CheckAsync(new PolicyCheckRequest { Words = words });

    private Task<int> CheckAsync(PolicyCheckRequest request, bool json = false) =>
        new PolicyCommands(_test.Around, Product.Open(_test.Around.Host)).CheckAsync(request with { Sandbox = "none" }, new Showing(json), CancellationToken.None);
}
