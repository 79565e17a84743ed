using AetherFlow.Engine.Prompts;
using AetherFlow.Engine.Tests.Support;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Tests.PlanRuns;

/// <summary>Files of tens of thousands of lines: the model sees a part, and changes a part.</summary>
public sealed class LongFileTests
{
    private const string Path = "src/Ledger.cs";

    private static readonly string Before = LongFiles.CSharp(5_000);

    private static string After => Before.Replace("amount + 2500;", "amount + 2501;", StringComparison.Ordinal);

    [Fact]
    public async Task Run_OperationOnAMember_ChangesThatMemberAlone()
    {
        const string Operation = """
            ```json
            {"file": "src/Ledger.cs", "operations": [
              {"type": "modify_method", "target": "Ledger.Entry2500", "code": "public int Entry2500(int amount)\n{\n    var sum = amount + 2501;\n    return sum;\n}"}
            ]}
            ```
            """;

        var outcome = await RunAsync(_ => Operation);

        Assert.Equal("completed", outcome.Finish.Outcome);
        Assert.Equal(After, outcome.After);
        var prompt = Assert.Single(outcome.Prompts);
        Assert.InRange(prompt.Length, 100_000, Excerpt.FileLimit + 10_000);
        Assert.Contains(LongFiles.CSharpMethod(2_500).TrimEnd(), prompt, StringComparison.Ordinal);
        Assert.Contains("  method Entry2500(int amount)  lines 15005-15009\n", prompt, StringComparison.Ordinal);
        Assert.Contains("(Too long to be shown whole.", prompt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SearchAndReplace_ChangesThosePlacesAlone()
    {
        const string Edit = """
            src/Ledger.cs
            <<<<<<< SEARCH
                public int Entry2500(int amount)
                {
                    var sum = amount + 2500;
            =======
                public int Entry2500(int amount)
                {
                    var sum = amount + 2501;
            >>>>>>> REPLACE
            """;

        var outcome = await RunAsync(_ => Edit);

        Assert.Equal("completed", outcome.Finish.Outcome);
        Assert.Equal(After, outcome.After);
        Assert.True(outcome.Parts.Single(part => part.Name == $"file {Path}").IsCut);
    }

    [Fact]
    public async Task Run_WholeFile_IsRefusedEachTime()
    {
        var outcome = await RunAsync(_ => Replies.File(Path, "public sealed class Ledger\n{\n}\n"));

        Assert.Equal(("failed", 3), (outcome.Finish.Outcome, outcome.Finish.Calls));
        Assert.Equal(["changes.unseen_file", "changes.unseen_file", "changes.unseen_file"], outcome.Attempts.Select(attempt => attempt.Problem?.Code));
        Assert.Equal(Before, outcome.After);
    }

    /// <summary>A text without an outline, and a step that says nothing about the place: what the edit quoted says it.</summary>
    [Fact]
    public async Task Run_EditIsRefused_NextPromptShowsTheLinesItMeant()
    {
        var text = LongFiles.Prose(12_000);
        var wrong = LongFiles.ProseLine(8_000).Replace("evening", "mornings", StringComparison.Ordinal);
        var right = LongFiles.ProseLine(8_000);
        string Edit(string search) => $"notes.txt\n<<<<<<< SEARCH\n{LongFiles.ProseLine(7_999)}{search}=======\n{LongFiles.ProseLine(7_999)}gone\n>>>>>>> REPLACE\n";

        var outcome = await RunAsync(attempt => Edit(attempt == 1 ? wrong.Replace(" went to ", " came from ", StringComparison.Ordinal) : right), "notes.txt", text, "Do it.");

        Assert.Equal(("completed", 2), (outcome.Finish.Outcome, outcome.Finish.Calls));
        Assert.Equal(text.Replace(right, "gone\n", StringComparison.Ordinal), outcome.After);
        Assert.DoesNotContain(LongFiles.ProseLine(7_995), outcome.Prompts[0], StringComparison.Ordinal);
        Assert.Contains(LongFiles.ProseLine(7_995) + LongFiles.ProseLine(7_996), outcome.Prompts[1], StringComparison.Ordinal);
        var refused = Assert.Single(outcome.Attempts[0].Refused);
        Assert.Equal(new EditRefused("notes.txt", "edit.not_found", 8_000, 8_001), refused);
    }

    private static Task<Outcome> RunAsync(Func<int, string> reply) =>
        RunAsync(reply, Path, Before, "Let Ledger.Entry2500 add 2501.");

    private static async Task<Outcome> RunAsync(Func<int, string> reply, string path, string text, string description)
    {
        var prompts = new List<string>();
        using var harness = new RunHarness
        {
            Mode = "BUILD",
            Connect = () => InProcess.Connect((prompt, _) =>
            {
                prompts.Add(prompt);
                return Task.FromResult(reply(prompts.Count));
            }),
        };
        harness.Files.Write(path, text);
        var step = PlanText.Step(1, "refactoring", [path]);
        step["description"] = description;
        var folder = harness.NewFolder();
        var finish = await harness.StartAsync(RunHarness.Read(PlanText.Of(step)), folder);
        return new Outcome(
            finish,
            prompts,
            harness.Files.Read(path),
            [.. Recorded.All(folder, "attempt.finished", RunsJson.Lines.AttemptFinished)],
            Recorded.All(folder, "step.routed", RunsJson.Lines.StepRouted).First().Prompt);
    }

    private sealed record Outcome(
        RunFinished Finish, IReadOnlyList<string> Prompts, string After, IReadOnlyList<AttemptFinished> Attempts, IReadOnlyList<PromptPart> Parts);
}
