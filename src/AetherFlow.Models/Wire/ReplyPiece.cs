using Microsoft.Extensions.AI;

namespace AetherFlow.Models.Wire;

/// <summary>What one message of a server says; most say one thing.</summary>
internal sealed record ReplyPiece
{
    /// <summary>A message that says nothing, as keep-alives do.</summary>
    public static readonly ReplyPiece Silence = new();

    /// <summary>Texts and thoughts, in the order of the message.</summary>
    public IReadOnlyList<AIContent> Contents { get; init; } = [];

    public IReadOnlyList<CallFragment> Calls { get; init; } = [];

    /// <summary>The model says that it will not do what was asked; its finish reason may sound like a success.</summary>
    public bool IsRefusal { get; init; }

    /// <summary>In the vendor's own words; empty ones, which some servers send along with every piece, are no signal.</summary>
    public string? FinishReason { get; init; }

    public UsageReport? Usage { get; init; }

    public string? Model { get; init; }

    public string? Id { get; init; }

    /// <summary>The server gave up in the middle.</summary>
    public VendorError? Error { get; init; }

    /// <summary>Whether the reply is longer for it.</summary>
    public bool HasContent => Calls.Count > 0 || Contents.Any(c => c is TextContent { Text.Length: > 0 });
}
