using AetherFlow.Acceptance.Tests.Support;
using AetherFlow.Hosting;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Runs.Journal;
using AetherFlow.Simulator;
using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Acceptance.Tests.Projects;

/// <summary>
/// A case in the hands of a user: its broken project is his workspace, and a simulator gives its replies, one for each
/// call in their order. He runs it by the real program, or within this process, where a run can be stopped after any line.
/// </summary>
internal sealed class CaseRun : IAsyncDisposable
{
    private readonly ProjectCase _given;
    private SimulatorServer _simulator;

    private CaseRun(ProjectCase given, SimulatorServer simulator)
    {
        _given = given;
        _simulator = simulator;
        User = new User(simulator);
        given.Workspace().WriteTo(User.Workspace);
        if (given.IsVerifyFix) User.WithPlan(File.ReadAllText(given.PathOf("plan.json")));
        Before = Tree();
    }

    public User User { get; }

    /// <summary>The workspace as it was in the beginning.</summary>
    public IReadOnlyDictionary<string, string> Before { get; private set; }

    public string Id => Assert.Single(User.Runs(), run => RunHistory.Read(FolderOf(run)).Inputs?.Kind != "undo");

    public RunFolder Folder => FolderOf(Id);

    /// <summary>Calls that reached the simulator that answers now.</summary>
    public int Asked => _simulator.Requests.Count;

    /// <summary>What was asked in them.</summary>
    public IEnumerable<string> Prompts => _simulator.Requests.Select(request => string.Join('\n', request.Asked!.Messages.Select(message => message.Text)));

    /// <summary>What the vendor charges for the replies that it gave, at the prices of <see cref="User.UseEndpoint"/>.</summary>
    public decimal Bill => _simulator.Requests.Sum(request => request.Usage is { } usage ? usage.Prompt * 0.001m / 1000 + usage.Completion * 0.002m / 1000 : 0);

    private IEnumerable<string> Work => _given.IsVerifyFix ? ["-vfx", "--plan", "plan.json"] : ["-rfx", "--command", _given.Command!];

    private IEnumerable<string> Rounds => _given.MaxRounds is { } rounds ? ["--max-rounds", $"{rounds}"] : [];

    /// <summary>The product within this process, in the hands of the user.</summary>
    public Product Product => Product.Open(new HostEnvironment
    {
        Variables = User.Variables,
        CurrentDirectory = User.All.Path,
        UserHome = User.Variables["HOME"],
        Time = TimeProvider.System,
        Chance = new Random(7),
    });

    public static async Task<CaseRun> OpenAsync(ProjectCase given) => new(given, await StartAsync([.. given.Replies.Select(reply => EntryOf(given, reply))]));

    /// <summary>Puts one more file into the workspace, which is part of it from the beginning.</summary>
    public void Add(string path, string text)
    {
        User.All.Write($"workspace/{path}", text);
        Before = Tree();
    }

    /// <summary>From now on answers another simulator, to which only those calls come that were not answered before.</summary>
    /// <param name="answered">Calls.</param>
    public Task ServeFromAsync(int answered) => ServeAsync(_given.Replies.Skip(answered));

    /// <summary>From now on another simulator gives these answers, one for each call.</summary>
    public Task ServeAsync(IEnumerable<CaseReply> replies) => ServeAsync([.. replies.Select(reply => EntryOf(_given, reply))]);

    /// <inheritdoc cref="ServeAsync(IEnumerable{CaseReply})"/>
    public async Task ServeAsync(params ScriptEntry[] replies)
    {
        await _simulator.DisposeAsync();
        _simulator = await StartAsync(replies);
        User.UseEndpoint(new Uri(_simulator.BaseAddress, "v1").ToString());
    }

    /// <summary>The real program, as a user starts it.</summary>
    public RunningProgram Start() => User.Start([.. Work, "--workspace", "workspace", "--output", "output", "--json", .. _given.Options, .. Rounds]);

    /// <summary>The same within this process.</summary>
    /// <param name="replay">A recording that answers instead of the simulator.</param>
    /// <param name="fresh">Nothing is answered from the reply cache, here and in forks.</param>
    public Task<RunReport> RunAsync(RunObserver observer, string? replay = null, bool fresh = false) => Product.RunPlanAsync(
        new RunRequest
        {
            PlanPath = _given.IsVerifyFix ? "plan.json" : null,
            Workspace = "workspace",
            Output = "output",
            Replay = replay,
            Fresh = fresh,
            Workflow = _given.IsVerifyFix ? WorkflowNames.VerifyFix : WorkflowNames.RunAndFix,
            Mode = null,
            Budget = _given.Budget,
            Repair = new RepairInputs { Command = _given.Command, MaxRounds = _given.MaxRounds ?? (_given.IsVerifyFix ? 3 : 5) },
        },
        observer,
        CancellationToken.None);

    /// <param name="run">Null: the case's own.</param>
    public Task<RunReport> ResumeAsync(Money? budget = null, RunObserver? observer = null, string? run = null) =>
        Product.ResumeAsync(new ResumeRequest { Run = run ?? Id, Budget = budget }, observer ?? RunObserver.Nobody, CancellationToken.None);

    /// <param name="run">Null: the case's own.</param>
    public Task<RunReport> UndoAsync(string? run = null, string? step = null) =>
        Product.UndoAsync(new UndoRequest { Run = run ?? Id, Step = step }, RunObserver.Nobody, CancellationToken.None);

    /// <summary>The sources in the workspace.</summary>
    public string Sources() => SourceTree.Read(User.Workspace).ToString();

    /// <summary>The workspace with modes and all, but without what builds leave, which nobody keeps for an undo.</summary>
    public SortedDictionary<string, string> Tree()
    {
        var tree = Trees.Of(User.Workspace);
        foreach (var path in tree.Keys.Where(path => path.Split('/').Any(part => part is "bin" or "obj")).ToList()) tree.Remove(path);
        return tree;
    }

    public IReadOnlyList<JournalLine> Lines(string? type = null)
    {
        var lines = new List<JournalLine>();
        JournalReader.ReadAll(Folder.JournalPath, line =>
        {
            if (type is null || line.Type == type) lines.Add(line);
        });
        return lines;
    }

    public async ValueTask DisposeAsync()
    {
        await _simulator.DisposeAsync();
        User.Dispose();
    }

    private RunFolder FolderOf(string run) => new RunStore(User.State).Find(run)!;

    private static ScriptEntry EntryOf(ProjectCase given, CaseReply reply) =>
        new() { Reply = given.TextOf(reply), Usage = UsageOf(Array.IndexOf(given.Replies, reply), reply) };

    private static Task<SimulatorServer> StartAsync(ScriptEntry[] replies) => SimulatorServer.StartAsync(
        new Script([.. replies]),
        new SimulatorOptions { Time = TimeProvider.System, KeyRequired = false },
        CancellationToken.None);

    /// <summary>Told by the number of the call, not counted: what a command prints has times in it, and so have prompts.</summary>
    private static ReportedUsage UsageOf(int call, CaseReply reply) => new(101 + 10 * call, reply.Tokens > 0 ? reply.Tokens : 23 + call);
}
