namespace AetherFlow.Runs;

/// <summary>
/// Takes the values of secrets out of text before it is hashed, journaled, logged or printed.
/// </summary>
public sealed class Redactor
{
    /// <summary>What stands in the place of a secret.</summary>
    public const string Mark = "[redacted]";

    /// <summary>Shorter values are no keys, and would tear holes into ordinary text.</summary>
    public const int ShortestSecret = 8;

    public static readonly Redactor None = new([]);

    private readonly string[] _secrets;

    public Redactor(IEnumerable<string> secrets) =>
        _secrets = [.. secrets.Where(s => s.Length >= ShortestSecret).Distinct().OrderByDescending(s => s.Length)];

    /// <summary>Longest first.</summary>
    internal IReadOnlyList<string> Secrets => _secrets;

    public string Redact(string text)
    {
        foreach (var secret in _secrets)
            text = text.Replace(secret, Mark, StringComparison.Ordinal);
        return text;
    }
}
