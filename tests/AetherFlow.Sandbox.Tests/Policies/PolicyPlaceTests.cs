namespace AetherFlow.Sandbox.Tests.Policies;

public sealed class PolicyPlaceTests
{
    private static readonly Dictionary<string, string?> Links = new()
    {
        ["/ws/app/out"] = "/etc",
        ["/ws/app/in"] = "/ws/app/sub",
        ["/ws/app/broken"] = null,
        ["/ws/app/hooks"] = "/ws/app/.git/hooks",
    };

    private static readonly PolicyPlace Place = Judging.Sandboxed with { Resolve = Resolve };

    [Theory]
    [InlineData("cat in/x", Verdict.Allow)]
    [InlineData("cat out/passwd", Verdict.Ask)]
    [InlineData("tee out/passwd", Verdict.Deny)]
    [InlineData("cat broken", Verdict.Ask)]
    [InlineData("tee broken", Verdict.Deny)]
    [InlineData("tee hooks/pre-commit", Verdict.Ask)]
    [InlineData("cd in && cat ../x", Verdict.Allow)]
    [InlineData("cd out && ls", Verdict.Ask)]
    [InlineData("cd broken && ls", Verdict.Ask)]
    [InlineData("in/run.sh", Verdict.Allow)]
    [InlineData("out/run.sh", Verdict.Ask)]
    [InlineData("git -C out log", Verdict.Ask)]
    public void Judge_PathsThroughLinks_AreJudgedWhereTheyLead(string command, Verdict verdict) =>
        Assert.Equal(verdict, Judging.Judge(command, Place).Verdict);

    [Fact]
    public void Judge_AProgramOfTheWorkspaceUnderABareName_IsNotTheOneThatIsAllowed()
    {
        var place = Judging.Sandboxed with { FindProgram = name => name == "ls" ? "/ws/app/bin/ls" : $"/opt/tools/{name}" };

        Assert.Equal("policy.program", Judging.Judge("ls", place).Code);
        Assert.Equal(Verdict.Allow, Judging.Judge("cat x", place).Verdict);
        Assert.Equal(Verdict.Allow, Judging.Judge("/opt/tools/cat x", place).Verdict);
        Assert.Equal(Verdict.Allow, Judging.Judge("/usr/bin/cat x", place).Verdict);
        Assert.Equal("policy.program", Judging.Judge("/opt/other/cat x", place).Code);
    }

    [Fact]
    public void Judge_FromAFolderOfTheWorkspace_PathsBeginThere()
    {
        var place = Judging.Sandboxed with { WorkingDirectory = "/ws/app/src" };

        Assert.Equal(Verdict.Allow, Judging.Judge("cat ../README.md", place).Verdict);
        Assert.Equal(Verdict.Ask, Judging.Judge("cat ../../README.md", place).Verdict);
        Assert.Equal(Verdict.Allow, Judging.Judge("cat /ws/app/x", place).Verdict);
        Assert.Equal(Verdict.Ask, Judging.Judge("cat /ws/app-evil/x", place).Verdict);
    }

    [Fact]
    public void Judge_WhatNeedsADaemon_SaysThatItLeavesTheSandbox()
    {
        var judgement = Judging.Judge("docker build -t app .");

        Assert.Equal(Verdict.Ask, judgement.Verdict);
        Assert.True(judgement.NeedsHost);
        Assert.Contains("--command", judgement.Reason);
    }

    [Fact]
    public void Judge_ManyParts_SaysWhichDecided()
    {
        var judgement = Judging.Judge("ls -la && env nice rm -rf x | wc -l");

        Assert.Equal(["ls -la", "env nice rm -rf x", "nice rm -rf x", "rm -rf x", "wc -l"], judgement.Parts.Select(part => part.Text));
        Assert.Equal([Verdict.Allow, Verdict.Allow, Verdict.Allow, Verdict.Deny, Verdict.Allow], judgement.Parts.Select(part => part.Verdict));
        Assert.Equal("policy.rule", judgement.Code);
        Assert.Contains("rm", judgement.Rule!.Words[0]);
        Assert.Contains("without", judgement.Hint);
    }

    [Fact]
    public void Known_EveryProgram_HasATableThatCanBeRead()
    {
        Assert.True(ProgramTable.Known.Names.Count > 300);
        Assert.All(ProgramTable.Known.Names, name => Assert.Contains(name, ProgramShape.Words(ProgramTable.Known.Find(name)!.Knowledge.Names)));
        Assert.Null(ProgramTable.Known.Find("nobody-knows-it"));
    }

    [Theory]
    [InlineData("ls 'a", "command.unclosed", Verdict.Deny)]
    [InlineData("", "command.empty", Verdict.Deny)]
    [InlineData("[[ -f x ]]", "command.not_understood", Verdict.Ask)]
    public void Judge_WhatIsNotRead_IsNotApproved(string command, string code, Verdict verdict)
    {
        var judgement = Judging.Judge(command);

        Assert.Equal((code, verdict), (judgement.Code, judgement.Verdict));
    }

    private static string? Resolve(string path)
    {
        var resolved = "";
        foreach (var component in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (component == ".") continue;
            resolved = component == ".." ? resolved[..Math.Max(0, resolved.LastIndexOf('/'))] : $"{resolved}/{component}";
            if (!Links.TryGetValue(resolved, out var target)) continue;
            if (target is null) return null;
            resolved = target;
        }

        return resolved;
    }
}
