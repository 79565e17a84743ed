using AetherFlow.Models.Settings;
using AetherFlow.Models.Tests.Support;
using AetherFlow.Models.Traffic;
using AetherFlow.Runs;
using AetherFlow.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Models.Tests.Traffic;

/// <summary>Limits under any interleaving of calls that come, end, are cancelled, and of time that passes.</summary>
public sealed class GateLimitsTests
{
    private enum Act
    {
        Come,
        End,
        EndShort,
        CutOff,
        Cancel,
        Pass,
    }

    private static readonly Gen<(Act Act, int Size)[]> Stories =
        Gen.ArrayOf(Gen.Zip(Gen.Elements(Enum.GetValues<Act>()), Gen.Choose(1, 40)).Select(pair => (pair.Item1, pair.Item2)), 80);

    private static readonly Gen<TrafficLimits> Limits =
        from concurrency in Gen.Elements<int?>(null, 1, 3)
        from requests in Gen.Elements<int?>(null, 1, 4)
        from tokens in Gen.Elements<long?>(null, 50, 120)
        select new TrafficLimits(concurrency, requests, tokens);

    [Fact]
    public void Enter_AnyStory_ExactlyThoseGetInWhomTheLimitsLetIn() =>
        Prop.ForAll(Gen.Zip(Limits, Stories).ToArbitrary(), pair => PlayAsync(pair.Item1, pair.Item2).GetAwaiter().GetResult())
            .QuickCheckThrowOnFailure();

    private static async Task PlayAsync(TrafficLimits limits, (Act Act, int Size)[] story)
    {
        var time = new ManualTime();
        var gate = new Gates(time).Of(TestSettings.Provider(Asked.Nowhere) with { Limits = limits });
        var calls = new List<Call>();
        foreach (var (act, size) in story)
        {
            var underWay = calls.Find(c => c.IsUnderWay);
            switch (act)
            {
                case Act.Come: calls.Add(new Call(gate, size)); break;
                case Act.End: underWay?.End(pass => pass.End(null, null)); break;
                case Act.EndShort: underWay?.End(pass => pass.End(null, new Usage { Input = 1, Output = 1 }), tokens: 2); break;
                case Act.CutOff: underWay?.End(pass => pass.Dispose()); break;
                case Act.Cancel: await (calls.FindLast(c => c.IsWaiting)?.CancelAsync() ?? Task.CompletedTask); break;
            }

            for (var second = act == Act.Pass ? size : 0; second > 0; second--)
            {
                time.Advance(TimeSpan.FromSeconds(1));
                await AdmitAsync(limits, calls, gate.Now);
            }

            await AdmitAsync(limits, calls, gate.Now);
        }
    }

    /// <summary>Lets in whom the limits let in, and sees the gate do the same.</summary>
    private static async Task AdmitAsync(TrafficLimits limits, List<Call> calls, TimeSpan now)
    {
        while (calls.Find(c => c.IsWaiting) is { } first)
        {
            var minute = calls.FindAll(c => c.BegunAt > now - TimeSpan.FromMinutes(1));
            if (calls.Count(c => c.IsUnderWay) >= (limits.Concurrency ?? int.MaxValue)) break;
            if (minute.Count >= (limits.RequestsPerMinute ?? int.MaxValue)) break;
            if (minute.Count > 0 && minute.Sum(c => c.Tokens) + first.Tokens > (limits.TokensPerMinute ?? long.MaxValue)) break;
            first.BegunAt = now;
            Assert.NotNull(await first.Entering.WaitAsync(Patience.Limit));
        }

        Assert.DoesNotContain(calls, c => c.IsWaiting && c.Entering.IsCompleted);
    }

    private sealed class Call
    {
        private readonly CancellationTokenSource _user = new();
        private bool _over;

        public Call(Gate gate, long tokens)
        {
            Tokens = tokens;
            var ticket = new GateTicket { Model = "m", Tokens = tokens, HasOtherChoice = () => false, OnWaiting = _ => { } };
            Entering = gate.EnterAsync(ticket, _user.Token);
        }

        public Task<GatePass?> Entering { get; }

        public long Tokens { get; private set; }

        /// <summary>When the limits let it in; null while they do not.</summary>
        public TimeSpan? BegunAt { get; set; }

        public bool IsWaiting => BegunAt is null && !_over;

        public bool IsUnderWay => BegunAt is not null && !_over;

        public void End(Action<GatePass> how, long? tokens = null)
        {
            _over = true;
            Tokens = tokens ?? Tokens;
            how(Entering.Result!);
        }

        public async Task CancelAsync()
        {
            _over = true;
            await _user.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Entering);
        }
    }
}
