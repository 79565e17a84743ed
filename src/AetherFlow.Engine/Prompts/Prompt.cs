using System.Collections.Frozen;
using System.Text;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Prompts;

/// <summary>The two messages that a step's call consists of, and the items they were made of.</summary>
internal sealed record Prompt(string System, string User, IReadOnlyList<PromptPart> Parts)
{
    private static readonly string[] Kinds = ["file ", "input "];

    /// <summary>Of UTF-8.</summary>
    public long Bytes => Encoding.UTF8.GetByteCount(System) + Encoding.UTF8.GetByteCount(User);

    /// <summary>Paths of the files that went in part, or not at all.</summary>
    public IReadOnlySet<string> CutFiles() => Parts
        .Where(part => part.IsCut)
        .SelectMany(part => Kinds.Where(kind => part.Name.StartsWith(kind, StringComparison.Ordinal)).Select(kind => part.Name[kind.Length..]))
        .ToFrozenSet(StringComparer.Ordinal);
}
