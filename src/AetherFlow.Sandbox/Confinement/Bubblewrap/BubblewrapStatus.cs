using System.Text.Json;

namespace AetherFlow.Sandbox;

/// <summary>Reads what <c>bwrap --json-status-fd</c> tells: first the process, then, when a program ran, its exit code.</summary>
internal sealed class BubblewrapStatus(Stream stream) : IDisposable
{
    private readonly StreamReader _reader = new(stream);

    /// <summary>The first process of the sandbox, as it is numbered here; null where no sandbox was made.</summary>
    public async Task<int?> ReadProcessAsync(CancellationToken cancellation) => Number(await _reader.ReadLineAsync(cancellation), "child-pid");

    /// <summary>Null where no program ran, or it was killed with its sandbox.</summary>
    public async Task<int?> ReadExitCodeAsync()
    {
        while (await _reader.ReadLineAsync(CancellationToken.None) is { } line)
        {
            if (Number(line, "exit-code") is { } code) return code;
        }

        return null;
    }

    public void Dispose() => _reader.Dispose();

    private static int? Number(string? line, string name)
    {
        if (string.IsNullOrWhiteSpace(line)) return null;
        using var value = JsonDocument.Parse(line);
        return value.RootElement.TryGetProperty(name, out var number) ? number.GetInt32() : null;
    }
}
