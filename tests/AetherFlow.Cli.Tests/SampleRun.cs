using System.Text;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Testing;

namespace AetherFlow.Cli.Tests;

/// <summary>Journals that displays are shown.</summary>
internal static class SampleRun
{
    /// <summary>Five steps: one done, one that fails and takes one with it, two open. Texts are hostile.</summary>
    public static RunScript Mixed(string home, decimal? budget = null) => new RunScript(home)
        .Started("sample", PlanOf(5), budget is { } limit ? new Money(limit) : null)
        .StepDone("step_1", files: [new FileChange("src/a.cs", null, "h"), new FileChange("src/b.cs", null, "h")], description: "Write the \u001b[31mparser\u001b[0m [red]and[/] its\ntests")
        .StepStarted("step_2", "refactoring", "Make it fast, 日本語で").Routed("step_2").CallStarted("step_2")
        .CallFinished("step_2", new CallFinished { Problem = new CallProblem("overloaded", "The service is \u202Eoverloaded.", true), DurationMs = 50 })
        .CallStarted("step_2", call: 2, provider: "groq", model: "llama-3.3-70b").Wait(800).Replied("step_2", "no", call: 2)
        .AttemptFinished("step_2", new Problem("reply.empty", "The reply holds no code."))
        .StepFinished("step_2", new StepFinished
        {
            Outcome = "failed",
            Attempts = 1,
            Provider = "groq",
            Model = "llama-3.3-70b",
            Usage = new Usage { Input = 1000, Output = 400 },
            Cost = new Money(0.012m),
            CostIsUpperBound = true,
            DurationMs = 900,
            Problem = new Problem("reply.empty", "The reply holds no code.", "Say in the step what to write."),
        })
        .StepFinished("step_3", new StepFinished { Outcome = "skipped", Problem = new Problem("step.skipped", "A step it depends on failed.") })
        .StepStarted("step_4", "analysis", "Look at it").Routed("step_4").CallStarted("step_4");

    public static RunFinished Finish(string outcome, bool resumable = false, int exitCode = 1) => new()
    {
        Outcome = outcome,
        Resumable = resumable,
        ExitCode = exitCode,
        StepsDone = 1,
        StepsFailed = 1,
        StepsSkipped = 1,
        StepsOpen = 2,
        FilesChanged = 2,
        Calls = 4,
        Usage = new Usage { Input = 2000, CachedInput = 400, Output = 800 },
        Settled = new Money(0.004m),
        Unknown = new Money(0.01m),
        DurationMs = 12_345,
    };

    public static Payload PlanOf(int steps)
    {
        var list = Enumerable.Range(1, steps).Select(i => $$$"""
            {"id": "step_{{{i}}}", "description": "Step number {{{i}}}", "type": "analysis", "complexity": 0.1, "estimated_tokens": 200, "dependencies": [], "validation_criteria": [], "context": {}}
            """);
        var text = $$"""{"task_id": "sample", "description": "A sample run", "metadata": {}, "steps": [{{string.Join(",", list)}}]}""";
        return new Payload { Text = text, Size = Encoding.UTF8.GetByteCount(text) };
    }
}
