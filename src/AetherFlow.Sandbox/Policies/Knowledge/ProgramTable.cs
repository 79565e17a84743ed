using System.Text.Json;

namespace AetherFlow.Sandbox;

/// <summary>All programs that something is known about.</summary>
internal sealed class ProgramTable
{
    private static readonly string[] Files = ["files", "text", "git", "shells", "toolchains"];

    /// <summary>Made ready when asked for: a run meets few of them.</summary>
    private readonly Dictionary<string, Lazy<ProgramShape>> _programs;

    private ProgramTable(IEnumerable<KnowledgeFile> files) =>
        _programs = files
            .SelectMany(file => file.Programs.Select(program => (program.Names, Shape: new Lazy<ProgramShape>(() => new ProgramShape(program, file.Lists)))))
            .SelectMany(entry => ProgramShape.Words(entry.Names).Select(name => (name, entry.Shape)))
            .ToDictionary(entry => entry.name, entry => entry.Shape);

    public static ProgramTable Known { get; } = new(Files.Select(Load));

    public IReadOnlyCollection<string> Names => _programs.Keys;

    public ProgramShape? Find(string name) => _programs.GetValueOrDefault(name)?.Value;

    private static KnowledgeFile Load(string name)
    {
        using var stream = typeof(ProgramTable).Assembly.GetManifestResourceStream($"programs/{name}.json")
            ?? throw new InvalidOperationException($"The resource programs/{name}.json is not in the assembly.");
        return JsonSerializer.Deserialize(stream, KnowledgeJson.Default.KnowledgeFile)!;
    }
}
