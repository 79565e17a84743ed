using System.Text.RegularExpressions;

namespace AetherFlow.Runs;

/// <summary>Names a run: the time it began (UTC) and a few characters of chance, so that names sort by age.</summary>
public readonly partial record struct RunId
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    private RunId(string value) => Value = value;

    public string Value { get; }

    /// <summary>Makes a new name, such as <c>20261121-090312-k3f9wq</c>.</summary>
    public static RunId New(TimeProvider time, Random chance)
    {
        Span<char> suffix = stackalloc char[6];
        foreach (ref var c in suffix) c = Alphabet[chance.Next(Alphabet.Length)];
        return new RunId($"{time.GetUtcNow():yyyyMMdd-HHmmss}-{suffix}");
    }

    /// <summary>Accepts only what <see cref="New"/> could have made: a run's name becomes a folder's name.</summary>
    public static bool TryParse(string? text, out RunId id)
    {
        id = text is not null && Shape().IsMatch(text) ? new RunId(text) : default;
        return id.Value is not null;
    }

    public override string ToString() => Value;

    [GeneratedRegex(@"\A[0-9]{8}-[0-9]{6}-[0-9a-z]{6}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Shape();
}
