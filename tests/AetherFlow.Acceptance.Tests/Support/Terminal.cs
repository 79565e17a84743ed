using System.Diagnostics;
using System.Text;

namespace AetherFlow.Acceptance.Tests.Support;

/// <summary>
/// The program in a terminal of its own, made by <c>script</c> (util-linux): what is typed is sent when the program asks,
/// and everything that it shows is read.
/// </summary>
internal sealed class Terminal : IAsyncDisposable
{
    private const string Maker = "/usr/bin/script";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _shown = new();
    private int _read;

    private Terminal(Process process) => _process = process;

    /// <summary>Starts the program; skips the test where there is no way to make a terminal.</summary>
    public static Terminal Start(User user, params IReadOnlyList<string> arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists(Maker), $"{Maker}, of util-linux, makes the terminal, and is missing");
        var command = string.Join(' ', new[] { BuiltProgram.Dotnet, BuiltProgram.Path }.Concat(arguments).Select(argument => $"'{argument}'"));
        var start = new ProcessStartInfo(Maker, ["--quiet", "--return", "--command", command, "/dev/null"])
        {
            WorkingDirectory = user.All.Path,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false),
        };
        start.Environment.Clear();
        foreach (var (name, value) in user.Variables) start.Environment[name] = value;
        start.Environment["TERM"] = "dumb";
        return new Terminal(Process.Start(start)!);
    }

    /// <summary>Waits for the text, beyond what was waited for before, and types.</summary>
    public async Task TypeAsync(string after, string keys)
    {
        await UntilAsync(after);
        await _process.StandardInput.WriteAsync(keys);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Waits for the end of the program: its exit code, and all that it showed.</summary>
    public async Task<(int ExitCode, string Shown)> EndAsync()
    {
        while (await ReadAsync())
        {
            // Collected by the one who reads it.
        }

        await _process.WaitForExitAsync().WaitAsync(Patience);
        return (_process.ExitCode, _shown.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task UntilAsync(string text)
    {
        while (true)
        {
            var at = _shown.ToString().IndexOf(text, _read, StringComparison.Ordinal);
            if (at >= 0)
            {
                _read = at + text.Length;
                return;
            }

            if (!await ReadAsync()) throw new InvalidOperationException($"There was no '{text}': {_shown}");
        }
    }

    private async Task<bool> ReadAsync()
    {
        var buffer = new char[4096];
        try
        {
            var count = await _process.StandardOutput.ReadAsync(buffer).AsTask().WaitAsync(Patience);
            _shown.Append(buffer, 0, count);
            return count > 0;
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"Waited {Patience} for process {_process.Id}; it had shown:\n{_shown}", e);
        }
    }
}
