using System.Text.Json;

namespace AetherFlow.Simulator.Serving;

/// <summary>A valid request as the server understood it, in the same words whatever format it came in.</summary>
public sealed record AskedRequest
{
    /// <summary><c>openai</c>, <c>anthropic</c> or <c>gemini</c>.</summary>
    public required string Format { get; init; }

    public required string Model { get; init; }

    /// <summary>
    /// Roles are <c>system</c>, <c>user</c>, <c>assistant</c> and <c>tool</c> in all formats. Each block of a system
    /// text is a message, each tool result too; tool calls and thoughts have no text here.
    /// </summary>
    public required IReadOnlyList<(string Role, string Text)> Messages { get; init; }

    public int? MaxTokens { get; init; }

    public float? Temperature { get; init; }

    public bool Stream { get; init; }

    public bool IncludeUsage { get; init; }

    /// <summary>Names of the tools that are offered.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>The schema that the reply must obey; null where any text will do.</summary>
    public JsonElement? Schema { get; init; }

    /// <summary>SHA-256 of model, messages (role and text), token limit and temperature, as runs record it.</summary>
    public required string Hash { get; init; }

    /// <summary>Whether a stream comes as server-sent events; Gemini sends a JSON list where they are not asked for.</summary>
    internal bool AsEvents { get; init; } = true;

    /// <summary>The tools as they came; a prompt begins with them.</summary>
    internal ReadOnlyMemory<byte> ToolJson { get; init; }

    /// <summary>How much of <see cref="ToolJson"/> stands before the last mark for the prompt cache in it.</summary>
    internal int MarkedToolBytes { get; init; }

    /// <summary>How many of the messages stand before the last mark for the prompt cache, 0 without one; null where the vendor caches by itself.</summary>
    internal int? MarkedMessages { get; init; }
}
