using AetherFlow.Acceptance.Tests.Support;
using AetherFlow.Hosting;
using AetherFlow.Runs;
using AetherFlow.Runs.Folds;
using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Acceptance.Tests.Running;

/// <summary>
/// Many runs over five vendors of which four fail at random, in all three wire formats: every run completes, what it
/// settled is what the vendors bill, and no journal ever shows more than the limit.
/// </summary>
public sealed class FaultyVendorsTests
{
    private const int Steps = 30;

    private static readonly Money Limit = new(2);

    /// <summary>Long enough for every pause, circuit and refused key to be over.</summary>
    private static readonly TimeSpan BetweenRuns = TimeSpan.FromHours(2);

    /// <summary>Those that end at once; what waits by the clock has its own tests.</summary>
    private static readonly Fault[] Faults =
    [
        .. new[] { 400, 401, 403, 404, 429, 500, 502, 503, 529 }.Select(status => new Fault { Kind = FaultKind.Status, Status = status }),
        .. new[] { "1", "0.5", "Wed, 21 Oct 2026 07:28:00 GMT", "soon" }.Select(wait => Asking("Retry-After", wait)),
        Asking("retry-after-ms", "250"),
        // Whoever finds a prompt too long rules out all whose window is no larger, the one that works among them.
        .. Enum.GetValues<VendorError>().Where(error => error != VendorError.ContextOverflow).Select(error => new Fault { Kind = FaultKind.Status, Error = error }),
        // No resets: whether what was sent before one still arrives is chance, and with it whether usage was reported.
        new() { Kind = FaultKind.Cut, AfterBytes = 2000 },
        .. new[]
        {
            FaultKind.Html, FaultKind.Empty, FaultKind.ErrorInReply, FaultKind.NoUsage, FaultKind.Malformed, FaultKind.JsonForStream, FaultKind.NoDone,
            FaultKind.NoFinish, FaultKind.WrongContentType, FaultKind.UnknownFinish, FaultKind.Refusal, FaultKind.KeepAlives, FaultKind.NoSpace, FaultKind.SplitUtf8,
        }.Select(kind => new Fault { Kind = kind }),
    ];

    private static int Runs => SlowTests.AreWanted ? 200 : 20;

    [Fact]
    public async Task Runs_AllButOneVendorFailAtRandom_AllCompleteWithinTheLimitAndTheBillIsRight()
    {
        await using var vendors = await Vendors.StartAsync(Faults, PlanScript());
        using var user = new User().WithPlan(Plan());
        vendors.Announce(user.Variables);
        var time = new LeapingTime();
        var product = Product.Open(new HostEnvironment
        {
            Variables = user.Variables,
            CurrentDirectory = user.All.Path,
            UserHome = user.Variables["HOME"],
            Time = time,
            Chance = new Random(11),
        });
        var settled = Money.Zero;
        for (var number = 0; number < Runs; number++)
        {
            var workspace = Directory.CreateDirectory(user.All[$"workspaces/{number}"]).FullName;
            var spend = new SpendFold();
            var overdrawn = new List<string>();
            var observer = new RunObserver
            {
                OnLine = line =>
                {
                    spend.Add(line);
                    if (spend.Settled + spend.Unknown + spend.Reserved > Limit) overdrawn.Add($"{line.Type} {line.Key}");
                },
            };

            var report = await product.RunPlanAsync(
                new RunRequest { PlanPath = user.All["plan.json"], Workspace = workspace, Output = user.All["output"], MaxParallel = 16, Budget = Limit, Fresh = true },
                observer,
                CancellationToken.None);

            Assert.True(report is { ExitCode: 0, Finish: { Outcome: "completed", StepsDone: Steps } }, $"run {number}: {report.Finish} {string.Join(' ', report.Problems)}");
            Assert.Empty(overdrawn);
            Assert.Equal((report.Finish.Settled, report.Finish.Unknown), (spend.Settled, spend.Unknown));
            Assert.Equal(Steps / 2, Directory.GetFiles(workspace).Length);
            settled += report.Finish.Settled;
            time.Leap(BetweenRuns);
        }

        Assert.Equal(vendors.Bill(), settled);
        Assert.All(vendors.Faulty, vendor => Assert.True(vendor.Server.Requests.Count(r => r.Fault is not null) > Runs, $"{vendor.Name} hardly ever failed"));
    }

    private static Fault Asking(string header, string wait) => new()
    {
        Kind = FaultKind.Status,
        Status = 429,
        Headers = new Dictionary<string, string> { [header] = wait },
    };

    /// <summary>Every second step writes a file; each depends on the one five before it, so that many run at once.</summary>
    private static string Plan() => PlanText.Of([.. Enumerable.Range(1, Steps).Select(Step)]);

    private static System.Text.Json.Nodes.JsonObject Step(int number)
    {
        var step = number % 2 == 0
            ? PlanText.Step(number, "code_generation", [$"file_{number}.txt"], After(number))
            : PlanText.Step(number, "analysis", [], After(number));
        step["context"]!["provider"] = Vendors.FaultyNames[number % Vendors.FaultyNames.Count];
        return step;
    }

    private static int[] After(int number) => number > 10 ? [number - 10] : [];

    private static Script PlanScript() => new(
        [.. Enumerable.Range(1, Steps).Select(n => Replies.To(n, n % 2 == 0 ? Replies.File($"file_{n}.txt", $"The text of é🙂 {n}.\n") : $"What step {n} found."))]);
}
