using System.Text.Json;

namespace AetherFlow.Simulator.Serving.Gemini;

/// <summary>Reads <c>generationConfig</c>.</summary>
internal static class GeminiSettings
{
    private const string Place = "generation_config";

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "stopSequences", "responseMimeType", "responseSchema", "responseJsonSchema", "_responseJsonSchema", "responseModalities", "candidateCount", "maxOutputTokens",
        "temperature", "topP", "topK", "seed", "presencePenalty", "frequencyPenalty", "responseLogprobs", "logprobs", "enableEnhancedCivicAnswers",
        "speechConfig", "thinkingConfig", "imageConfig", "mediaResolution",
    };

    private static readonly HashSet<string> ThinkingKnown = new(StringComparer.Ordinal) { "includeThoughts", "thinkingBudget", "thinkingLevel" };

    private static readonly string[] MimeTypes = ["text/plain", "application/json", "text/x.enum"];

    /// <summary>What the fields of <see cref="AskedRequest"/> say that come from here; the others are to be filled in.</summary>
    public static VendorRefusal? Read(GeminiFields request, out AskedRequest settings)
    {
        settings = new AskedRequest { Format = "gemini", Model = "", Messages = [], Hash = "", IncludeUsage = true };
        if (!request.Has("generationConfig", out var config)) return null;
        if (GeminiFields.Read(config, Place, Known, out var fields) is { } unknown) return unknown;
        if (CheckNumbers(fields) is { } wrongNumber) return wrongNumber;
        if (fields.Has("stopSequences", out var stops) && !(stops.IsList() && stops.GetArrayLength() <= 5 && stops.EnumerateArray().All(JsonFields.IsText)))
            return GeminiRefusals.WrongValue($"{Place}.stop_sequences", "TYPE_STRING");
        if (fields.Has("thinkingConfig", out var thinking) && GeminiFields.Read(thinking, $"{Place}.thinking_config", ThinkingKnown, out _) is { } wrongThinking) return wrongThinking;
        if (ReadSchema(fields, out var schema) is { } wrongSchema) return wrongSchema;
        settings = settings with
        {
            MaxTokens = fields.Has("maxOutputTokens", out var most) ? most.GetInt32() : null,
            Temperature = fields.Has("temperature", out var degree) ? degree.GetSingle() : null,
            Schema = schema,
        };
        return null;
    }

    private static VendorRefusal? CheckNumbers(GeminiFields fields)
    {
        if (fields.Has("maxOutputTokens", out var most))
        {
            if (most.ValueKind != JsonValueKind.Number || !most.TryGetInt32(out var tokens)) return GeminiRefusals.WrongValue($"{Place}.max_output_tokens", "TYPE_INT32");
            if (tokens < 1) return Bad("max_output_tokens", "max_output_tokens must be positive.");
        }

        if (fields.Has("temperature", out var degree))
        {
            if (degree.ValueKind != JsonValueKind.Number) return GeminiRefusals.WrongValue($"{Place}.temperature", "TYPE_FLOAT");
            if (!degree.IsBetween(0, 2)) return Bad("temperature", "temperature must be in the range [0.0, 2.0].");
        }

        if (fields.Has("topP", out var share) && !share.IsBetween(0, 1)) return Bad("top_p", "top_p must be in the range [0.0, 1.0].");
        return fields.Has("candidateCount", out var count) && !(count.IsWhole(1) && count.GetInt32() == 1)
            ? Bad("candidate_count", "The simulator gives one candidate.")
            : null;
    }

    private static VendorRefusal? ReadSchema(GeminiFields fields, out JsonElement? schema)
    {
        schema = null;
        var mime = "text/plain";
        if (fields.Has("responseMimeType", out var named))
        {
            if (!named.IsText() || !MimeTypes.Contains(named.GetString(), StringComparer.Ordinal))
                return Bad("response_mime_type", "allowed mimetypes are `text/plain`, `application/json`, `application/xml`, `application/yaml` and `text/x.enum`.");
            mime = named.GetString()!;
        }

        var isPlain = fields.Has("responseSchema", out var given);
        if (!isPlain && !fields.Has("responseJsonSchema", out given) && !fields.Has("_responseJsonSchema", out given)) return null;
        if (isPlain && fields.Has("responseJsonSchema")) return Bad("response_json_schema", "only one of response_schema and response_json_schema may be set.");
        if (!given.IsObject()) return GeminiRefusals.WrongValue($"{Place}.response_schema", "an object is wanted");
        if (mime == "text/plain") return Bad("response_mime_type", "a response schema needs the mime type application/json or text/x.enum.");
        if (isPlain && GeminiSchema.Check(given, $"{Place}.response_schema") is { } wrong) return wrong;
        schema = given.Clone();
        return null;
    }

    private static VendorRefusal Bad(string field, string what) => GeminiRefusals.Invalid($"* GenerateContentRequest.{Place}.{field}: {what}\n");
}
