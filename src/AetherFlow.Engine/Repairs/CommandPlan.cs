using System.Buffers;
using System.Text.Json;

namespace AetherFlow.Engine.Repairs;

/// <summary>The plan of a run that has nothing but a command to bring to success: what such a run is about, in the words of every other run.</summary>
public static class CommandPlan
{
    /// <returns>A plan of one step, as JSON.</returns>
    public static byte[] Of(string command)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("task_id", "run_and_fix");
            json.WriteString("description", $"Make this command succeed: {command}");
            json.WriteStartArray("steps");
            json.WriteStartObject();
            json.WriteString("id", "step_1");
            json.WriteString("description", $"Correct what makes `{command}` fail.");
            json.WriteString("type", "refactoring");
            json.WriteNumber("complexity", 0.5);
            json.WriteNumber("estimated_tokens", 1000);
            json.WriteStartArray("dependencies");
            json.WriteEndArray();
            json.WriteStartArray("validation_criteria");
            json.WriteEndArray();
            json.WriteStartObject("context");
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteStartObject("metadata");
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
