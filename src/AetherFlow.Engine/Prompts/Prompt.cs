using System.Collections.Frozen;
using System.Text;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Prompts;

/// <summary>The two messages that a step's call consists of, and the items they were made of.</summary>
internal sealed record Prompt(string System, string User, IReadOnlyList<PromptPart> Parts)
{
    private const string Input = "input ";

    /// <summary>Of UTF-8.</summary>
    public long Bytes => Encoding.UTF8.GetByteCount(System) + Encoding.UTF8.GetByteCount(User);

    /// <summary>Paths of the files to read that went in part, or not at all.</summary>
    public IReadOnlySet<string> CutInputs() => Parts
        .Where(part => part.IsCut && part.Name.StartsWith(Input, StringComparison.Ordinal))
        .Select(part => part.Name[Input.Length..])
        .ToFrozenSet(StringComparer.Ordinal);
}
