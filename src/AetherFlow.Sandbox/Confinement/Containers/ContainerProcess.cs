using AetherFlow.Sandbox.Posix;

namespace AetherFlow.Sandbox;

/// <summary>One container with the program in it; the client of the engine stands for it here.</summary>
internal sealed class ContainerProcess : IConfinedProcess
{
    /// <summary>The engine failed before the program ran (podman-run(1), docker run: 125).</summary>
    private const int EngineFailed = 125;

    /// <summary>
    /// Ended by SIGKILL, which is how the kernel holds the limit of memory; the engines' own word for it (OOMKilled) stays
    /// false with Podman 4.3 on control groups of version 1.
    /// </summary>
    private const int KilledAtLimit = 137;

    private readonly SpawnedProcess _client;
    private readonly ContainerEngine _engine;
    private readonly string _name;
    private readonly string? _reports;
    private readonly SandboxSettings _settings;
    private bool _ended;

    public ContainerProcess(SpawnedProcess client, ContainerEngine engine, string name, string? reports, SandboxSettings settings)
    {
        (_client, _engine, _name, _reports, _settings) = (client, engine, name, reports, settings);
        client.Input.Dispose();
    }

    public Stream Output => _client.Output;

    public Stream Error => _client.Error;

    public Task Ended => _client.Ended;

    public async Task<ConfinedEnd> EndAsync(bool byItself)
    {
        // The container belongs to the engine, so it is ended by it; the client may die without it.
        if (!byItself) await _engine.RemoveAsync(_name, _client.Ended);
        var status = await _client.EndAsync();
        // Removed while Podman was making it, it is gone from one of its stores and then noted in the other.
        await _engine.RemoveAsync(_name, Task.CompletedTask);
        var signal = status & 0x7f;
        var code = signal == 0 ? (status >> 8) & 0xff : 128 + signal;
        var memory = byItself && code == KilledAtLimit;
        _ended = true;
        return new ConfinedEnd { ExitCode = byItself ? code : null, Ran = code != EngineFailed || !byItself, LimitsMet = memory ? [SandboxLimits.PerhapsMemory(_settings)] : [] };
    }

    public async Task<string> ReadReportAsync()
    {
        if (_reports is null) return "";
        await _client.Ended;
        var file = Path.Join(_reports, "report");
        return File.Exists(file) ? await File.ReadAllTextAsync(file) : "";
    }

    public async ValueTask DisposeAsync()
    {
        if (!_ended) await EndAsync(byItself: false);
        await _client.DisposeAsync();
        if (_reports is not null) Directory.Delete(_reports, recursive: true);
    }
}
