using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace AetherFlow.Acceptance.Tests.Support;

/// <summary>The program while it runs. Standard output is read as far as a test asks for it, and to its end at the end.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    public const int SigInt = 2;
    public const int SigKill = 9;
    public const int SigTerm = 15;

    /// <summary>No test waits that long unless something hangs; then it says what it waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly List<string> _errorLines = [];

    private RunningProgram(Process process)
    {
        _process = process;
        process.StandardInput.Close();
    }

    public int Id => _process.Id;

    public static RunningProgram Start(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> variables, string currentDirectory)
    {
        var start = new ProcessStartInfo(BuiltProgram.Dotnet, [BuiltProgram.Path, .. arguments])
        {
            WorkingDirectory = currentDirectory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
        };
        start.Environment.Clear();
        foreach (var (name, value) in variables) start.Environment[name] = value;
        return new RunningProgram(Process.Start(start)!);
    }

    /// <summary>The next line of standard output; null where it has ended.</summary>
    public async Task<string?> LineAsync()
    {
        var line = await WaitAsync(_process.StandardOutput.ReadLineAsync(), "a line on standard output");
        if (line is not null) _lines.Add(line);
        return line;
    }

    /// <summary>Reads until the first event of that type.</summary>
    public async Task<JsonElement> EventAsync(string type)
    {
        while (await LineAsync() is { } line)
        {
            var read = JsonDocument.Parse(line).RootElement;
            if (read.GetProperty("type").GetString() == type) return read;
        }

        throw new InvalidOperationException($"There was no {type}: {await EndAsync()}");
    }

    /// <summary>Reads standard error until the first line with that text.</summary>
    public async Task ErrorLineAsync(string text)
    {
        while (await NextErrorLineAsync() is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal)) return;
        }

        throw new InvalidOperationException($"There was no '{text}': {await EndAsync()}");
    }

    public void Signal(int signal)
    {
        if (signal == SigInt) SkipWhereSigIntIsIgnored();
        Assert.Equal(0, Kill(_process.Id, signal));
    }

    /// <summary>Waits until the process has ended by itself.</summary>
    public async Task<Ended> EndAsync()
    {
        await Task.WhenAll(RestAsync(LineAsync), RestAsync(NextErrorLineAsync));
        await WaitAsync(ExitedAsync(), "the end");
        return new Ended(_process.ExitCode, _lines, string.Join('\n', _errorLines));
    }

    /// <summary>Children inherit it, and cannot be interrupted then.</summary>
    public static void SkipWhereSigIntIsIgnored() =>
        Assert.SkipWhen(IsSigIntIgnored(), "the tests run with SIGINT ignored, as shells start what goes into the background; start them in the foreground");

    private static bool IsSigIntIgnored()
    {
        const string Status = "/proc/self/status";
        const string Field = "SigIgn:";
        if (!File.Exists(Status)) return false;
        var mask = File.ReadLines(Status).First(line => line.StartsWith(Field, StringComparison.Ordinal))[Field.Length..];
        return (ulong.Parse(mask.AsSpan().Trim(), System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture) >> (SigInt - 1) & 1) == 1;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await ExitedAsync();
        _process.Dispose();
    }

    private static async Task RestAsync(Func<Task<string?>> line)
    {
        while (await line() is not null)
        {
            // Collected by the one who reads it.
        }
    }

    private async Task<string?> NextErrorLineAsync()
    {
        var line = await WaitAsync(_process.StandardError.ReadLineAsync(), "a line on standard error");
        if (line is not null) _errorLines.Add(line);
        return line;
    }

    private async Task<bool> ExitedAsync()
    {
        await _process.WaitForExitAsync();
        return true;
    }

    private async Task<T> WaitAsync<T>(Task<T> task, string what)
    {
        try
        {
            return await task.WaitAsync(Patience);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"Waited {Patience} for {what} of process {_process.Id}; it had printed:\n{string.Join('\n', _lines)}", e);
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
