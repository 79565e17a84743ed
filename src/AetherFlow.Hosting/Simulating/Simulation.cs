using System.Net.Sockets;
using AetherFlow.Runs;
using AetherFlow.Simulator;
using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Hosting;

/// <summary>A simulator that is running, or why none is.</summary>
public sealed class Simulation : IAsyncDisposable
{
    private readonly SimulatorServer? _server;

    private Simulation(SimulatorServer? server, Script? script, IReadOnlyList<Problem> problems)
    {
        _server = server;
        Entries = script?.Entries.Count ?? 0;
        Model = script?.Entries.Select(e => e.Match.Model).FirstOrDefault(m => m is not null) ?? "recorded";
        Problems = problems;
    }

    /// <summary>Why it does not run; empty where it does.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>For CUSTOM_API_URL, and the variables of all vendors of OpenAI's format.</summary>
    public Uri? Address => Below("v1");

    /// <summary>For ANTHROPIC_API_URL.</summary>
    public Uri? AnthropicAddress => Below("v1/messages");

    /// <summary>For GEMINI_API_URL.</summary>
    public Uri? GeminiAddress => Below("v1beta");

    /// <summary>One that the replies are for; a recorded request names its model.</summary>
    public string Model { get; }

    /// <summary>Replies that it can give.</summary>
    public int Entries { get; }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    internal static async Task<Simulation> StartAsync(
        SimulateRequest request, HostEnvironment environment, RunStore store, CancellationToken cancellation)
    {
        var (script, problems) = request switch
        {
            { ScriptPath: { } path, Run: null } => FromFile(Path.GetFullPath(path, environment.CurrentDirectory)),
            { ScriptPath: null, Run: { } run } => await FromRunAsync(run, environment, store, cancellation),
            _ => (null, [new Problem("simulate.nothing", "Name either a script or a run.", "--script FILE or --record RUN")]),
        };
        if (script is null) return new Simulation(null, null, problems);
        var options = new SimulatorOptions { Port = request.Port, Time = environment.Time, KeyRequired = false, KeepMessages = false };
        try
        {
            return new Simulation(await SimulatorServer.StartAsync(script, options, cancellation), script, []);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            return new Simulation(null, null, [new Problem("simulate.port", $"Port {request.Port} cannot be used: {e.Message}", "Name another one, or none.")]);
        }
    }

    private Uri? Below(string path) => _server is null ? null : new Uri(_server.BaseAddress, path);

    private static (Script? Script, IReadOnlyList<Problem> Problems) FromFile(string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, [new Problem("simulate.unreadable", $"{path} cannot be read: {e.Message}", "Check the path.")]);
        }

        var reading = Script.Parse(bytes, file => ReadBeside(path, file));
        return (reading.Script, [.. reading.Errors.Select(error => new Problem("simulate.script", $"{path}: {error}"))]);
    }

    private static string? ReadBeside(string script, string file)
    {
        var path = Path.Combine(Path.GetDirectoryName(script)!, file);
        try
        {
            return File.Exists(path) ? File.ReadAllText(path) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static async Task<(Script? Script, IReadOnlyList<Problem> Problems)> FromRunAsync(
        string run, HostEnvironment environment, RunStore store, CancellationToken cancellation)
    {
        var (source, problem) = await ReplaySource.OpenAsync(run, environment, store, cancellation);
        if (source is null) return (null, [problem!]);
        using var opened = source;
        var recording = source.Replies;
        var replies = new List<ScriptEntry>();
        foreach (var reply in recording.Replies)
        {
            var usage = reply.Usage is { } u ? new ReportedUsage(u.Input, u.Output, u.CachedInput, u.Reasoning, u.CacheWritten) : null;
            replies.Add(Script.Recorded(reply.Request, reply.Model, await recording.TextAsync(reply, cancellation), reply.FinishReason, usage));
        }

        return replies.Count > 0
            ? (new Script(replies), [])
            : (null, [new Problem("simulate.no_replies", $"The run {source.Name} records no replies.", "Name a run that asked a model.")]);
    }
}
