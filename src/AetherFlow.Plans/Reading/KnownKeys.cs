using System.Collections.Immutable;
using System.Text.Json;
using AetherFlow.Plans.Source;

namespace AetherFlow.Plans.Reading;

/// <summary>The keys that mean something, level by level; any other key is kept, and one that looks misspelt is pointed out.</summary>
internal static class KnownKeys
{
    // Each is compared with every known key; nobody misspells one among thousands by hand.
    private const int MaxCompared = 1_000;

    public static readonly ImmutableArray<string> Plan = ["task_id", "description", "steps", "metadata"];

    public static readonly ImmutableArray<string> Step =
        ["id", "description", "type", "complexity", "estimated_tokens", "dependencies", "validation_criteria", "context"];

    public static readonly ImmutableArray<string> Context =
        ["files", "input_files", "language", "framework", "instructions", "replacement", "patch"];

    public static readonly ImmutableArray<string> Patch =
        ["position", "marker", "marker_start", "marker_end", "line", "idempotent", "target_file"];

    public static readonly ImmutableArray<string> Metadata = ["output_merge"];

    public static readonly ImmutableArray<string> OutputMerge = ["file", "steps"];

    /// <summary>Everything but the known keys, in file order.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Rest(SourceValue owner, ImmutableArray<string> known)
    {
        OrderedDictionary<string, JsonElement>? rest = null;
        foreach (var child in owner.Children)
            if (!known.Contains(child.Name!)) (rest ??= [])[child.Name!] = child.Element();
        return rest ?? Keys.None;
    }

    public static void WarnOfSlips(SourceValue owner, ImmutableArray<string> known, ProblemLog problems)
    {
        var absent = known.Where(key => owner.Find(key) is null).ToList();
        if (absent.Count == 0) return;
        foreach (var child in owner.Children.Take(MaxCompared))
        {
            if (known.Contains(child.Name!) || SlipOf(child.Name!, absent) is not { } meant) continue;
            problems.Warning(
                PlanCodes.MisspeltKey, child, $"the key \"{Excerpt.Of(child.Name!)}\" is not known and means nothing here", $"did you mean \"{meant}\"?");
        }
    }

    /// <summary>The key of an object that was probably meant to be <paramref name="key"/>.</summary>
    public static string? SlipFor(string key, SourceValue owner) =>
        owner.Children.Take(MaxCompared).Select(child => child.Name!).FirstOrDefault(name => SlipOf(name, [key]) is not null);

    private static string? SlipOf(string name, IEnumerable<string> known)
    {
        // Longer words leave room for more slips; "id" and its like would be near to anything.
        var plain = Plainly(name);
        return known.FirstOrDefault(key => Nearest.Distance(plain, Plainly(key)) <= Math.Min(2, Plainly(key).Length / 4));
    }

    private static string Plainly(string name) =>
        string.Concat(name.Where(c => c is not ('_' or '-' or ' ')).Select(char.ToLowerInvariant));
}
