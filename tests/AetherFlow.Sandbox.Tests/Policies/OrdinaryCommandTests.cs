using System.Text;

namespace AetherFlow.Sandbox.Tests.Policies;

public sealed class OrdinaryCommandTests
{
    [Fact]
    public void Judge_OrdinaryCommands_IsAsTheListSays()
    {
        var lines = List();
        var wrong = new StringBuilder();
        foreach (var (expected, command) in lines)
        {
            var judgement = Judging.Judge(command == "cat <<EOF" ? "cat <<EOF\nx\nEOF\n" : command);
            if (!judgement.Verdict.ToString().Equals(expected, StringComparison.OrdinalIgnoreCase)) wrong.AppendLine($"{expected} wanted: {command}\n{Judging.Explain(judgement)}");
        }

        Assert.True(wrong.Length == 0, wrong.ToString());
        Assert.True(lines.Count(line => line.Verdict != "deny") > 200);
    }

    [Fact]
    public void Judge_WhatRunsTheProjectsCode_IsAskedWithoutASandbox()
    {
        string[] project = ["python x.py", "node x.js", "npm run build", "dotnet test", "make", "./x.sh", "pytest", "bash x.sh", "cd web && npm test", "go test ./...", "timeout 5 cargo test"];
        string[] reading = ["ls -la", "git log", "grep -rn x src | head", "bash -c 'ls; pwd'", "python --version", "dotnet --info", "sed -n 1p x"];

        Assert.All(project, command => Assert.Equal("policy.runs_project", Judging.Judge(command, Judging.Bare).Code));
        Assert.All(project.Concat(reading), command => Assert.Equal(Verdict.Allow, Judging.Judge(command).Verdict));
        Assert.All(reading, command => Assert.Equal(Verdict.Allow, Judging.Judge(command, Judging.Bare).Verdict));
    }

    private static List<(string Verdict, string Command)> List()
    {
        using var stream = typeof(OrdinaryCommandTests).Assembly.GetManifestResourceStream("ordinary-commands.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => (line[..line.IndexOf(' ')], line[(line.IndexOf(' ') + 1)..]))];
    }
}
