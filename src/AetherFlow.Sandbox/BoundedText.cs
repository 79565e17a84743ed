namespace AetherFlow.Sandbox;

/// <summary>What was kept of an output stream: all of it, or its beginning and its end with a line between that says what is missing.</summary>
public sealed record BoundedText
{
    public static readonly BoundedText Empty = new() { Text = "", TotalBytes = 0, Truncated = false };

    /// <summary>Bytes that are no UTF-8 stand here as U+FFFD.</summary>
    public required string Text { get; init; }

    /// <summary>Bytes that the program wrote, kept or not.</summary>
    public required long TotalBytes { get; init; }

    public required bool Truncated { get; init; }

    public override string ToString() => Text;
}
