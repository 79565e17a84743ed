using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using AetherFlow.Plans;

namespace AetherFlow.Engine.Forking;

/// <summary>Everything of a step that its prompt or its limits depend on, as a hash: steps of two plans with one fingerprint are the same work.</summary>
internal static class StepFingerprint
{
    public static string Of(Step step)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            json.WriteStringValue(step.Description);
            json.WriteStringValue(step.Type.ToWire());
            json.WriteNumberValue(step.EstimatedTokens);
            WriteTexts(json, step.Dependencies.Select(id => id.Value));
            WriteTexts(json, step.ValidationCriteria);
            WriteContext(json, step.Context);
            json.WriteEndArray();
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    private static void WriteContext(Utf8JsonWriter json, StepContext context)
    {
        WriteTexts(json, context.Files);
        WriteTexts(json, context.InputFiles);
        json.WriteStringValue(context.Language);
        json.WriteStringValue(context.Framework);
        json.WriteStringValue(context.Instructions);
        json.WriteStringValue(context.Replacement);
        // It prints its plain values, and those are all that a prompt has of it.
        json.WriteStringValue(context.Patch?.ToString());
        foreach (var (key, value) in context.Others.OrderBy(other => other.Key, StringComparer.Ordinal))
        {
            json.WriteStringValue(key);
            value.WriteTo(json);
        }
    }

    private static void WriteTexts(Utf8JsonWriter json, IEnumerable<string> texts)
    {
        json.WriteStartArray();
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
