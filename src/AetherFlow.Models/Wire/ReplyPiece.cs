using AetherFlow.Runs;

namespace AetherFlow.Models.Wire;

/// <summary>What one message of a server says; most say one thing.</summary>
internal sealed record ReplyPiece
{
    public string? Text { get; init; }

    public string? Reasoning { get; init; }

    /// <summary>In the vendor's own words; empty ones, which some servers send along with every piece, are no signal.</summary>
    public string? FinishReason { get; init; }

    public Usage? Usage { get; init; }

    public string? Model { get; init; }

    public string? Id { get; init; }

    /// <summary>The server gave up in the middle.</summary>
    public VendorError? Error { get; init; }
}
