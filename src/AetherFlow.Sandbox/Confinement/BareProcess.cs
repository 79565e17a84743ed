using AetherFlow.Sandbox.Posix;

namespace AetherFlow.Sandbox;

/// <summary>A program without confinement.</summary>
internal sealed class BareProcess(SpawnedProcess child, InheritedPipe? report) : IConfinedProcess
{
    public Stream Output => child.Output;

    public Stream Error => child.Error;

    public Task Ended => child.Ended;

    public async Task<ConfinedEnd> EndAsync(bool byItself)
    {
        var status = await child.EndAsync();
        var signal = status & 0x7f;
        return new ConfinedEnd { ExitCode = !byItself ? null : signal == 0 ? (status >> 8) & 0xff : 128 + signal };
    }

    public async Task<string> ReadReportAsync()
    {
        if (report is null) return "";
        using var reader = new StreamReader(report.Stream, leaveOpen: true);
        return await reader.ReadToEndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await child.DisposeAsync();
        report?.Dispose();
    }
}
