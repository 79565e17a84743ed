using System.Collections.Frozen;
using System.Text.Json;

namespace AetherFlow.Sandbox;

/// <summary>All programs that something is known about.</summary>
internal sealed class ProgramTable
{
    private static readonly string[] Files = ["files", "text", "git", "shells", "toolchains"];

    private readonly FrozenDictionary<string, ProgramShape> _programs;

    private ProgramTable(IEnumerable<KnowledgeFile> files) =>
        _programs = files
            .SelectMany(file => file.Programs.Select(program => new ProgramShape(program, file.Lists)))
            .SelectMany(shape => ProgramShape.Words(shape.Knowledge.Names).Select(name => (name, shape)))
            .ToFrozenDictionary(entry => entry.name, entry => entry.shape);

    public static ProgramTable Known { get; } = new(Files.Select(Load));

    public IEnumerable<string> Names => _programs.Keys;

    public ProgramShape? Find(string name) => _programs.GetValueOrDefault(name);

    private static KnowledgeFile Load(string name)
    {
        using var stream = typeof(ProgramTable).Assembly.GetManifestResourceStream($"programs/{name}.json")
            ?? throw new InvalidOperationException($"The resource programs/{name}.json is not in the assembly.");
        return JsonSerializer.Deserialize(stream, KnowledgeJson.Default.KnowledgeFile)!;
    }
}
