using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace AetherFlow.Edits.Tests.Outlines.Scripts;

/// <summary>The npm packages of tests/node, and the TypeScript compiler among them.</summary>
internal sealed class NodePackages
{
    private static readonly string[] Extensions = [".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx"];

    private readonly string _script;

    private NodePackages(string folder, string script)
    {
        Folder = folder;
        _script = script;
    }

    public string Folder { get; }

    /// <summary>Skips the test where they are not installed.</summary>
    public static NodePackages OrSkip()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (!File.Exists(Path.Combine(at.FullName, "AetherFlow.slnx"))) continue;
            var folder = Path.Combine(at.FullName, "artifacts", "node");
            if (File.Exists(Path.Combine(folder, "package-lock.json"))) return new NodePackages(folder, Path.Combine(at.FullName, "tests", "node", "outline.mjs"));
        }

        Assert.Skip("artifacts/node is missing: tests/node/install makes it where node and npm are installed");
        throw new UnreachableException();
    }

    /// <summary>All scripts, in the order of their paths.</summary>
    public IReadOnlyList<string> Files() =>
        [.. Directory.EnumerateFiles(Path.Combine(Folder, "node_modules"), "*", SearchOption.AllDirectories)
            .Where(path => Extensions.Contains(Path.GetExtension(path)))
            .Order(StringComparer.Ordinal)];

    public static SourceLanguage LanguageOf(string path) => Path.GetExtension(path) switch
    {
        ".jsx" => SourceLanguage.JavaScriptXml,
        ".tsx" => SourceLanguage.TypeScriptXml,
        ".ts" or ".mts" or ".cts" => SourceLanguage.TypeScript,
        _ => SourceLanguage.JavaScript,
    };

    /// <summary>What the compiler says of each script, in their order.</summary>
    /// <param name="scripts">With a text where it is not the file's.</param>
    public IEnumerable<JsonElement> Ask(IEnumerable<(string Path, string? Text)> scripts)
    {
        var start = new ProcessStartInfo("node", [_script, Folder])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false),
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        try
        {
            foreach (var (path, text) in scripts)
            {
                process.StandardInput.WriteLine(JsonSerializer.Serialize(text is null ? new Dictionary<string, string> { ["path"] = path } : new() { ["path"] = path, ["text"] = text }));
                process.StandardInput.Flush();
                var answer = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"node ended at {path}.");
                using var document = JsonDocument.Parse(answer);
                yield return document.RootElement.Clone();
            }
        }
        finally
        {
            process.StandardInput.Close();
            if (!process.WaitForExit(10_000)) process.Kill();
        }
    }
}
