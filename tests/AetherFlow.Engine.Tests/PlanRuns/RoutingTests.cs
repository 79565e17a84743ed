using System.Collections.Concurrent;
using System.Text;
using AetherFlow.Engine.Steps;
using AetherFlow.Engine.Tests.Support;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Tests.PlanRuns;

/// <summary>Whom a step asks is decided by the prompt that it sends, and recorded as it was decided.</summary>
public sealed class RoutingTests
{
    [Fact]
    public async Task Run_Step_RoutedAgainWithThePromptAndSoRecorded()
    {
        var questions = new ConcurrentQueue<RouteQuestion>();
        var prompts = new ConcurrentQueue<string>();
        using var harness = new RunHarness
        {
            Route = question =>
            {
                questions.Enqueue(question);
                return [new RouteChoice("custom", "test-model", question.PromptBytes is null ? "before the prompt" : "with the prompt")];
            },
            Connect = () => InProcess.Connect((prompt, _) =>
            {
                prompts.Enqueue(prompt);
                return Task.FromResult("What it does.");
            }),
        };
        harness.Files.Write("a.txt", "content\n");
        var folder = harness.NewFolder();

        var finish = await harness.StartAsync(RunHarness.Read(PlanText.Of(PlanText.Step(1, "analysis", ["a.txt"]))), folder);

        Assert.Equal("completed", finish.Outcome);
        var (first, second) = (questions.First(), questions.Last());
        Assert.Equal((2, null, null), (questions.Count, first.PromptBytes, first.ReplyTokens));
        Assert.True(second.PromptBytes > Encoding.UTF8.GetByteCount(Assert.Single(prompts)) && second.ReplyTokens > 0, second.ToString());
        Assert.Equal(first, second with { PromptBytes = null, ReplyTokens = null });
        Assert.Equal(["with the prompt"], Recorded.All(folder, EngineEvents.Routed, RunsJson.Lines.StepRouted).SelectMany(routed => routed.Candidates).Select(choice => choice.Reason));
    }
}
