using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace AetherFlow.Edits.Tests.Outlines.Python;

/// <summary>The Python of this machine, as the judge of what a source means.</summary>
internal static class PythonProcess
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Where its standard library is; skips the test where there is no Python 3.9 or later, whose parser puts the end of a function behind its last semicolon.</summary>
    public static async Task<string> StandardLibraryAsync()
    {
        const string Script = "import sys, sysconfig; print(sysconfig.get_path('stdlib') if sys.version_info >= (3, 9) else '')";
        try
        {
            var path = (await RunAsync(["-I", "-c", Script], [])).FirstOrDefault("");
            if (path.Length == 0) Assert.Skip("python3 is older than 3.9, so nothing can judge our outlines");
            return path;
        }
        catch (Win32Exception)
        {
            Assert.Skip("there is no python3 on this machine, so nothing can judge our outlines");
            throw;
        }
    }

    public static async Task<List<PythonTruth>> OfFilesAsync(IEnumerable<string> paths) => await AskAsync<PythonTruth>("files", paths);

    /// <summary>Why Python refuses each of the texts; null where it does not.</summary>
    public static async Task<List<string?>> RefusalsAsync(IEnumerable<string> texts) => await AskAsync<string?>("parse", texts);

    private static async Task<List<T>> AskAsync<T>(string mode, IEnumerable<string> lines)
    {
        using var script = new StreamReader(typeof(PythonProcess).Assembly.GetManifestResourceStream("python_ast.py")!);
        var answers = await RunAsync(["-I", "-c", await script.ReadToEndAsync(), mode], lines.Select(line => JsonSerializer.Serialize(line)));
        return answers.ConvertAll(answer => JsonSerializer.Deserialize<T>(answer, Json)!);
    }

    private static async Task<List<string>> RunAsync(IEnumerable<string> arguments, IEnumerable<string> input)
    {
        var start = new ProcessStartInfo("python3", arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var writing = WriteAsync(process.StandardInput, input);
        var lines = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line) lines.Add(line);
        await writing;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"python3 failed: {await errors}");
        return lines;
    }

    private static async Task WriteAsync(StreamWriter writer, IEnumerable<string> lines)
    {
        await using (writer)
        {
            foreach (var line in lines) await writer.WriteAsync(line + "\n");
        }
    }
}
