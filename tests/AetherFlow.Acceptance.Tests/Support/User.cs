using AetherFlow.Simulator;
using AetherFlow.Testing;

namespace AetherFlow.Acceptance.Tests.Support;

/// <summary>A user of the program: folders, variables, nothing else of this machine.</summary>
internal sealed class User : IDisposable
{
    private readonly TemporaryFolder _all = new();

    public User(SimulatorServer? simulator = null)
    {
        foreach (var folder in (string[])["home", "workspace"]) Directory.CreateDirectory(_all[folder]);
        Variables["PATH"] = string.Join(Path.PathSeparator, [BuiltProgram.DotnetRoot, "/usr/bin", "/bin"]);
        Variables["DOTNET_ROOT"] = BuiltProgram.DotnetRoot;
        Variables["HOME"] = _all["home"];
        Variables["XDG_STATE_HOME"] = _all["home/.state"];
        Variables["XDG_CONFIG_HOME"] = _all["home/.config"];
        Variables["AETHERFLOW_HOME"] = _all["state"];
        if (simulator is not null) UseEndpoint(new Uri(simulator.BaseAddress, "v1").ToString());
    }

    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>Where the program is started: holds everything of this user.</summary>
    public TemporaryFolder All => _all;

    public string Workspace => _all["workspace"];

    public string Output => _all["output"];

    public string State => Variables["AETHERFLOW_HOME"];

    /// <summary>Models are asked there, at prices of a vendor.</summary>
    public void UseEndpoint(string url)
    {
        Variables["CUSTOM_API_URL"] = url;
        Variables["CUSTOM_MODEL"] = "test-model";
        Variables["CUSTOM_INPUT_COST_PER_1K"] = "0.001";
        Variables["CUSTOM_OUTPUT_COST_PER_1K"] = "0.002";
        Variables["MAX_RETRIES"] = "0";
    }

    /// <summary>Writes the sample into the workspace, and its plan beside it.</summary>
    public User WithSample()
    {
        Sample.WriteTo(Workspace);
        return WithPlan(Sample.Plan);
    }

    public User WithPlan(string json)
    {
        _all.Write("plan.json", json);
        return this;
    }

    public RunningProgram Start(params string[] arguments) => RunningProgram.Start(arguments, Variables, _all.Path);

    public async Task<Ended> RunAsync(params string[] arguments)
    {
        await using var program = Start(arguments);
        return await program.EndAsync();
    }

    /// <summary>The usual run of the plan, with more flags.</summary>
    public RunningProgram StartPlan(params string[] more) => Start(["--plan", "plan.json", "--workspace", "workspace", "--json", .. more]);

    public async Task<Ended> RunPlanAsync(params string[] more)
    {
        await using var program = StartPlan(more);
        return await program.EndAsync();
    }

    public Task<Ended> ResumeAsync(string run, params string[] more) => RunAsync(["runs", "resume", run, "--json", .. more]);

    public Task<Ended> UndoAsync(string run) => RunAsync("runs", "undo", run, "--json");

    /// <summary>Names of the runs that were begun.</summary>
    public IReadOnlyList<string> Runs()
    {
        var folder = Path.Combine(State, "runs");
        return Directory.Exists(folder) ? [.. Directory.EnumerateDirectories(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)] : [];
    }

    public string Journal(string run) => Path.Combine(State, "runs", run, "journal.jsonl");

    public void Dispose() => _all.Dispose();
}
