using System.Text.Json;
using AetherFlow.Edits;

namespace AetherFlow.Engine.Parsing;

/// <summary>Has Python compile a text, which neither runs nor imports it.</summary>
internal static class PythonParser
{
    /// <summary>
    /// Compiled, not only parsed: a <c>return</c> that slipped out of its function parses. Columns are counted in UTF-16
    /// units, as everywhere here.
    /// </summary>
    private const string Script = """
        import json, sys, warnings
        warnings.simplefilter("ignore")
        text = sys.stdin.buffer.read().decode("utf-8", "surrogatepass")
        fault = None
        try:
            compile(text, "<text>", "exec", dont_inherit=True)
        except SyntaxError as e:
            column = max(1, e.offset or 1)
            if e.text:
                column = len(e.text[:column - 1].encode("utf-16-le", "surrogatepass")) // 2 + 1
            fault = [max(1, e.lineno or 1), column, e.msg or "invalid syntax"]
        print(json.dumps(["%d.%d.%d" % sys.version_info[:3], fault]))
        """;

    public static async Task<ParserReading?> AskAsync(ParserProgram python, string text, CancellationToken cancellation)
    {
        // -I: no variable, no user's packages, nothing of the current folder; -S: no .pth file, which may hold code; -B: no bytecode.
        var result = await python.RunAsync(["-I", "-S", "-B", "-c", Script], text, cancellation);
        return result is { Succeeded: true } ? Read(result.StandardOutput.Text) : null;
    }

    /// <returns>Null where this is not what the script writes.</returns>
    internal static ParserReading? Read(string output)
    {
        try
        {
            using var json = JsonDocument.Parse(output);
            if (json.RootElement is not { ValueKind: JsonValueKind.Array } answer || answer.GetArrayLength() != 2) return null;
            if (answer[0].ValueKind != JsonValueKind.String) return null;
            var name = $"Python {ParserReading.Shorten(answer[0].GetString()!)}";
            if (answer[1].ValueKind == JsonValueKind.Null) return new ParserReading(name, null);
            return FaultOf(answer[1]) is { } fault ? new ParserReading(name, fault) : null;
        }
        catch (JsonException)
        {
            // Something else than Python answers to its name, and what it says means nothing.
            return null;
        }
    }

    private static SyntaxFault? FaultOf(JsonElement fault) =>
        fault is { ValueKind: JsonValueKind.Array } && fault.GetArrayLength() == 3
            && fault[0].ValueKind == JsonValueKind.Number && fault[0].TryGetInt32(out var line)
            && fault[1].ValueKind == JsonValueKind.Number && fault[1].TryGetInt32(out var column)
            && fault[2].ValueKind == JsonValueKind.String
            ? new SyntaxFault(line, column, ParserReading.Shorten(fault[2].GetString()!))
            : null;
}
