using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Wire.Anthropic;
using AetherFlow.Models.Wire.Gemini;
using AetherFlow.Models.Wire.OpenAi;

namespace AetherFlow.Models.Wire;

/// <summary>How one kind of vendor is spoken to: all that differs between them. Formats hold no state.</summary>
internal interface IWireFormat
{
    /// <summary>Where a request for a reply of that model goes.</summary>
    Uri Address(Uri endpoint, string model, bool stream);

    /// <summary>Where the list of models is.</summary>
    Uri Models(Uri endpoint);

    /// <summary>Adds the key, which never stands in an address, and what else the vendor wants in every request.</summary>
    void Sign(HttpRequestHeaders headers, string? key);

    /// <exception cref="ArgumentException">The request asks for what the vendor does not have.</exception>
    JsonObject Write(WireRequest request);

    /// <summary>Reads one message: an event of a stream, or a whole reply. What it does not know says nothing.</summary>
    ReplyPiece Read(JsonElement message);

    /// <param name="kind">One of <see cref="Provider.Kinds"/>.</param>
    static IWireFormat Of(string kind) => kind switch
    {
        Provider.AnthropicKind => AnthropicFormat.Instance,
        Provider.GeminiKind => GeminiFormat.Instance,
        _ => OpenAiFormat.Instance,
    };
}
