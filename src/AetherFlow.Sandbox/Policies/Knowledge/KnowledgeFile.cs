namespace AetherFlow.Sandbox;

/// <summary>One of the files with what is known about programs.</summary>
internal sealed record KnowledgeFile
{
    /// <summary>Lists of options that several programs share.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Lists { get; set; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    public required IReadOnlyList<ProgramKnowledge> Programs { get; set; }
}
