using System.Text.Json;

namespace AetherFlow.Sandbox.Tests.Policies;

/// <summary>Commands that got past other programs' policies.</summary>
public sealed class KnownBypassTests
{
    [Fact]
    public void Judge_TheSample_ApprovesNothing()
    {
        var path = SharedData.Find("data/security/bypass_cases_sample.jsonl");
        if (path is null) Assert.Skip("the sample is missing: no folder shared/data/security beside the repository");
        var cases = File.ReadLines(path).Select(line => JsonDocument.Parse(line).RootElement).Where(item => Text(item, "kind") == "command").ToList();

        Assert.NotEmpty(cases);
        Assert.All(cases, item =>
        {
            var (allow, deny) = Lists(Text(item, "allowlist"));
            var command = Text(item, "input");
            var exact = Judging.Judge(command, policy: Judging.Exactly(allow, deny));
            Assert.True(exact.Verdict != Verdict.Allow, $"{Text(item, "id")} {command}\n{Judging.Explain(exact)}");
            Assert.NotEqual(Verdict.Allow, Judging.Judge(command).Verdict);
        });

        static string Text(JsonElement item, string name) => item.GetProperty(name).GetString()!;
    }

    [Fact]
    public void Judge_TheLikesOfIt_ApprovesNothing()
    {
        using var stream = typeof(KnownBypassTests).Assembly.GetManifestResourceStream("bypass-cases.json")!;
        var cases = JsonSerializer.Deserialize<string[][]>(stream)!;

        Assert.All(cases, item =>
        {
            var (allow, deny) = Lists(item[0]);
            var judgement = Judging.Judge(item[1], policy: Judging.Exactly(allow, deny));
            Assert.True(judgement.Verdict != Verdict.Allow, Judging.Explain(judgement));
        });
    }

    [Fact]
    public void Judge_AWorkingDirectoryOutside_IsNotApproved() =>
        Assert.Equal("policy.path_outside", Judging.Judge("ls", Judging.Sandboxed with { WorkingDirectory = "/home/user" }).Code);

    private static (List<string> Allow, List<string> Deny) Lists(string allowlist)
    {
        var allow = new List<string>();
        var deny = new List<string>();
        foreach (var part in allowlist.Split(';', StringSplitOptions.TrimEntries))
        {
            var space = part.IndexOf(' ');
            var list = part[..space] == "deny" ? deny : allow;
            list.AddRange(part[(space + 1)..].Split(',', StringSplitOptions.TrimEntries));
        }

        return (allow, deny);
    }
}
