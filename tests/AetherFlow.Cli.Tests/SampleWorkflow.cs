using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Testing;

namespace AetherFlow.Cli.Tests;

/// <summary>Journals of workflows and forks that displays are shown; auditors write hostile text.</summary>
internal static class SampleWorkflow
{
    /// <summary>PROD over three steps: one passes, one is rejected, one has no verdict; a draft and a pass are cached.</summary>
    public static RunScript Prod(string home, RunStarted? inputs = null, int seed = 1)
    {
        var script = new RunScript(home, seed).Started(inputs ?? Inputs());
        script.In("draft").StepDone("step_1").StepStarted("step_2").Routed("step_2").Cached("step_2").AttemptFinished("step_2").StepFinished("step_2", OfCache())
            .StepDone("step_3");
        script.In("build").StepDone("step_1", files: [new FileChange("a.cs", null, "h")]).StepDone("step_2", files: [new FileChange("b.cs", null, "h")]).StepDone("step_3");
        return script.In("check")
            .StepStarted("step_1").Cached("step_1").StepFinished("step_1", OfCache() with { Verdict = new Verdict { Status = Verdict.Passed, Score = 92, Summary = "Good.", PassedRules = ["C1: It builds"] } })
            .StepStarted("step_2").Routed("step_2", provider: "groq", model: "llama-3.3-70b").CallStarted("step_2", provider: "groq", model: "llama-3.3-70b").Wait(500).Replied("step_2", "{}", cost: 0.0004m)
            .StepFinished("step_2", OfGroq() with { Verdict = Rejected() })
            .StepStarted("step_3").Routed("step_3", provider: "groq", model: "llama-3.3-70b").CallStarted("step_3", provider: "groq", model: "llama-3.3-70b").Wait(500).Replied("step_3", "well", cost: 0.0004m)
            .AttemptFinished("step_3", new Problem("verdict.not_json", "The reply is no JSON object."))
            .StepFinished("step_3", OfGroq() with { Verdict = new Verdict { Status = Verdict.None }, Problem = new Problem("verdict.not_json", "The reply is no JSON object.") });
    }

    public static RunStarted Inputs() => new()
    {
        Kind = "plan",
        TaskId = "sample",
        Description = "A sample run",
        Plan = SampleRun.PlanOf(3),
        PlanPath = "plan.json",
        Workspace = "/w",
        Workflow = "PROD",
        GuidelinesPath = "/w/GUIDELINES.md",
        MaxParallel = 8,
        Estimate = new CostEstimate { Expected = new Money(0.014m), AtMost = new Money(0.2m), Calls = 9 },
        Version = "test",
    };

    public static Verdict Rejected(int violations = 2) => new()
    {
        Status = Verdict.Failed,
        Score = 40,
        Summary = "Sums are \u001b[31mwrong\u001b[0m.",
        PassedRules = ["G1: Small files"],
        Violations =
        [
            new RuleViolation { Rule = "C2: Totals are rounded", Location = "b.cs:12", CodeReference = "return a + b;\n// \u202Eevil", Why = "Floats\nare summed.", SuggestedFix = "Use decimal." },
            .. Enumerable.Range(2, violations - 1).Select(i => new RuleViolation { Rule = $"G{i}: Rule {i}", Why = $"Reason {i}." }),
        ],
    };

    public static RunFinished Rejection() => new()
    {
        Outcome = "rejected",
        Resumable = false,
        ExitCode = 3,
        StepsDone = 3,
        FilesChanged = 2,
        Calls = 7,
        Usage = new Usage { Input = 7000, CachedInput = 1400, Output = 2800 },
        Settled = new Money(0.0108m),
        Models =
        [
            new ModelSpend { Provider = "deepseek", Model = "deepseek-chat", Calls = 5, Usage = new Usage { Input = 5000, CachedInput = 1000, Output = 2000 }, Settled = new Money(0.01m) },
            new ModelSpend { Provider = "groq", Model = "llama-3.3-70b", Calls = 2, Usage = new Usage { Input = 2000, CachedInput = 400, Output = 800 }, Settled = new Money(0.0008m) },
        ],
        Cache = new CacheSavings { Hits = 2, Usage = new Usage { Input = 2000, Output = 600 }, Money = new Money(0.0024m) },
        Checks = new CheckCounts(1, 1, 1),
        DurationMs = 7_000,
    };

    /// <summary>Keeps step_1 and works the other two again.</summary>
    public static RunScript Fork(string home)
    {
        var script = new RunScript(home, seed: 3).Started(Inputs() with { Workflow = null, Mode = "BUILD", Forks = "20261121-080000-abcdef", Estimate = null }).Forked(new RunForked
        {
            From = "20261121-080000-abcdef",
            Kept = ["step_1"],
            Again = [new ForkedStep("step_2", "edited"), new ForkedStep("step_3", "depends on step_2")],
            Lines = 2,
        });
        return script.StepStarted("step_1").StepFinished("step_1", new StepFinished { Outcome = "done", Attempts = 1, Provider = "deepseek", Model = "deepseek-chat", KeptFrom = "20261121-080000-abcdef" })
            .StepDone("step_2").StepStarted("step_3");
    }

    private static StepFinished OfCache() => new()
    {
        Outcome = "done",
        Attempts = 1,
        Provider = "deepseek",
        Model = "deepseek-chat",
        Cached = true,
        DurationMs = 4,
    };

    private static StepFinished OfGroq() => new()
    {
        Outcome = "done",
        Attempts = 1,
        Provider = "groq",
        Model = "llama-3.3-70b",
        Usage = new Usage { Input = 1000, CachedInput = 200, Output = 400 },
        Cost = new Money(0.0004m),
        DurationMs = 500,
    };
}
