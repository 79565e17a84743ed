namespace AetherFlow.Runs;

/// <summary>
/// Tokens of one call or of many, as the vendor reported them. <see cref="CachedInput"/> and
/// <see cref="CacheWritten"/> are parts of <see cref="Input"/>, <see cref="Reasoning"/> is part of <see cref="Output"/>.
/// </summary>
public sealed record Usage
{
    public static readonly Usage None = new();

    public long Input { get; init; }

    public long CachedInput { get; init; }

    /// <summary>Put into the vendor's prompt cache by this call, for which some vendors charge more.</summary>
    public long CacheWritten { get; init; }

    public long Output { get; init; }

    public long Reasoning { get; init; }

    public static Usage operator +(Usage left, Usage right) => new()
    {
        Input = left.Input + right.Input,
        CachedInput = left.CachedInput + right.CachedInput,
        CacheWritten = left.CacheWritten + right.CacheWritten,
        Output = left.Output + right.Output,
        Reasoning = left.Reasoning + right.Reasoning,
    };
}
