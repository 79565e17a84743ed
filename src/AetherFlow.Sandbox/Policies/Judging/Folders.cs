using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>Where a command may stand at some point; more than one where a <c>cd</c> before it may have failed.</summary>
/// <param name="Places">Absolute; null: not known.</param>
internal readonly record struct Folders(ImmutableArray<string>? Places)
{
    private const int Most = 16;

    public static Folders Unknown => new(null);

    public static Folders Of(string folder) => new(ImmutableArray.Create(folder));

    public Folders Or(Folders other)
    {
        if (Places is not { } places || other.Places is not { } others) return Unknown;
        if (places.AsSpan().SequenceEqual(others.AsSpan())) return this;
        ImmutableArray<string> all = [.. places.Union(others)];
        return all.Length > Most ? Unknown : new Folders(all);
    }

    public bool IsSame(Folders other) =>
        Places is { } places ? other.Places is { } others && places.AsSpan().SequenceEqual(others.AsSpan()) : other.Places is null;
}
