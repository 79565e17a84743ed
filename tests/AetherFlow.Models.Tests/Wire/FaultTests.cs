using AetherFlow.Models.Tests.Support;
using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Models.Tests.Wire;

/// <summary>Every fault of the simulator over real connections: never half a reply for a whole one.</summary>
public sealed class FaultTests
{
    private const string Reply = "public sealed class Café { } // 🙂 done";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ask_NoFault_WholeReplyWithUsage(bool stream)
    {
        await using var simulated = await Simulated.StartAsync(new ScriptEntry { Reply = Reply, Reasoning = "hm", Chunk = 3 });

        var asked = await Asked.OfAsync(simulated.Client, stream);

        Assert.Null(asked.Problem);
        Assert.Equal(Reply, asked.Text);
        Assert.Equal("stop", asked.FinishReason);
        Assert.Equal(simulated.Server.Requests[0].Usage!.Prompt, asked.Usage!.InputTokenCount);
        Assert.Equal(simulated.Server.Requests[0].Usage!.Completion, asked.Usage.OutputTokenCount);
        Assert.Equal(1, asked.Usage.ReasoningTokenCount);
    }

    [Theory]
    [InlineData(FaultKind.Cut, true, "cut")]
    [InlineData(FaultKind.Reset, true, "cut")]
    [InlineData(FaultKind.Html, true, "malformed")]
    [InlineData(FaultKind.Empty, true, "malformed")]
    [InlineData(FaultKind.ErrorInReply, true, "server")]
    [InlineData(FaultKind.Malformed, true, "malformed")]
    [InlineData(FaultKind.NoFinish, true, "cut")]
    [InlineData(FaultKind.Cut, false, "malformed")]
    [InlineData(FaultKind.Reset, false, "cut")]
    [InlineData(FaultKind.Html, false, "malformed")]
    [InlineData(FaultKind.Empty, false, "malformed")]
    [InlineData(FaultKind.ErrorInReply, false, "server")]
    [InlineData(FaultKind.Malformed, false, "malformed")]
    [InlineData(FaultKind.NoFinish, false, "cut")]
    public async Task Ask_BrokenReply_ProblemOfItsKind(FaultKind fault, bool stream, string kind)
    {
        await using var simulated = await Simulated.StartAsync(new ScriptEntry { Reply = Reply, Fault = new Fault { Kind = fault, AfterBytes = 60 } });

        var asked = await Asked.OfAsync(simulated.Client, stream);

        Assert.Equal(kind, asked.Problem?.Kind);
        Assert.True(asked.Problem!.Charged);
        Assert.Equal(fault != FaultKind.Html, asked.Problem.Retryable);
        Assert.Contains("deepseek (127.0.0.1:", asked.Problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultKind.NoDone, true, true)]
    [InlineData(FaultKind.JsonForStream, true, true)]
    [InlineData(FaultKind.SlowBytes, true, true)]
    [InlineData(FaultKind.NoUsage, true, false)]
    [InlineData(FaultKind.NoUsage, false, false)]
    public async Task Ask_OddButWholeReply_Accepted(FaultKind fault, bool stream, bool reportsUsage)
    {
        await using var simulated = await Simulated.StartAsync(new ScriptEntry { Reply = Reply, Fault = new Fault { Kind = fault, Pause = TimeSpan.Zero } });

        var asked = await Asked.OfAsync(simulated.Client, stream);

        Assert.Equal(Reply, asked.Text);
        Assert.Equal(reportsUsage, asked.Usage is not null);
    }

    [Fact]
    public async Task Ask_UserCancels_CancellationAndNoProblem()
    {
        await using var simulated = await Simulated.StartAsync(new ScriptEntry { Reply = Reply, Fault = new Fault { Kind = FaultKind.Stall, AfterBytes = 700 } });
        using var user = new CancellationTokenSource();
        var pieces = simulated.Client.GetStreamingResponseAsync([new(Microsoft.Extensions.AI.ChatRole.User, "hi")], null, user.Token).GetAsyncEnumerator(CancellationToken.None);
        await using var _ = pieces.ConfigureAwait(false);
        Assert.True(await pieces.MoveNextAsync());

        await user.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            while (await pieces.MoveNextAsync()) Assert.NotNull(pieces.Current);
        });
    }
}
