using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>The rules of one file.</summary>
public sealed record PolicyFile
{
    private static readonly Lazy<PolicyFile> OfProduct = new(LoadDefault);

    public static PolicyFile Default => OfProduct.Value;

    public required ImmutableArray<PolicyRule> Rules { get; init; }

    /// <summary>Beginnings of the product's rules that the user does not want.</summary>
    public ImmutableArray<ImmutableArray<string>> Without { get; init; } = [];

    /// <param name="json">As docs/policy.md describes it.</param>
    /// <param name="origin"><c>user</c>, or <c>project</c>, which may only tighten.</param>
    public static PolicyReading Read(string json, string origin) => PolicyFileReader.Read(json, origin);

    /// <summary>What is left of a rule without the beginnings that are withdrawn, each by its very words.</summary>
    internal IEnumerable<PolicyRule> Keep(PolicyRule rule)
    {
        if (Without.IsEmpty) return [rule];
        var all = Spelled(rule.Words).Select(words => words.ToList()).ToList();
        var kept = all.Where(words => !Without.Any(without => without.SequenceEqual(words))).ToList();
        return kept.Count == all.Count
            ? [rule]
            : kept.Select(words => rule with { Words = [.. words.Select(word => ImmutableArray.Create(word))], Match = [], NotMatch = [] });
    }

    private static IEnumerable<IEnumerable<string>> Spelled(ImmutableArray<ImmutableArray<string>> words)
    {
        IEnumerable<IEnumerable<string>> all = [[]];
        foreach (var choice in words) all = all.SelectMany(start => choice.Select(word => start.Append(word)));
        return all;
    }

    private static PolicyFile LoadDefault()
    {
        using var stream = typeof(PolicyFile).Assembly.GetManifestResourceStream("policy.json")
            ?? throw new InvalidOperationException("The resource policy.json is not in the assembly.");
        using var reader = new StreamReader(stream);
        var reading = Read(reader.ReadToEnd(), "default");
        return reading.File ?? throw new InvalidOperationException(string.Join('\n', reading.Problems));
    }
}
