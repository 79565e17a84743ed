using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace AetherFlow.Edits;

/// <summary>Reads JSON with operations on members: one object for each file, or a list of such objects.</summary>
internal sealed class SurgicalReader(byte[] json, int firstLine, string language)
{
    private const string Marker = "\"operations\"";

    private static readonly JsonReaderOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        AllowMultipleValues = true,
    };

    private readonly List<ReplyEdit> _edits = [];

    /// <summary>Whether a text is JSON that means operations, well-formed or not.</summary>
    public static bool Recognises(string text)
    {
        if (text.AsSpan().TrimStart() is not ['{' or '[', ..]) return false;
        var at = text.IndexOf(Marker, StringComparison.Ordinal);
        if (at < 0) return false;
        var rest = text.AsSpan(at + Marker.Length).TrimStart();
        return rest is [':', ..] && rest[1..].TrimStart() is ['[', ..] or [];
    }

    /// <summary>Reads a text whose first line is line <paramref name="firstLine"/> of the reply.</summary>
    public static void Read(string text, int firstLine, string language, EditFindings findings)
    {
        var reader = new SurgicalReader(Encoding.UTF8.GetBytes(text), firstLine, language);
        if (reader.ReadAll() is { } fault) findings.Faults.Add(fault);
        else findings.Edits.AddRange(reader._edits);
    }

    private EditProblem? ReadAll()
    {
        var reader = new Utf8JsonReader(json, Options);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.StartObject) ReadFile(ref reader);
                else if (reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.EndArray)) throw new JsonException("an object with \"operations\" was expected");
            }
        }
        catch (JsonException e)
        {
            var line = e.LineNumber is { } number ? firstLine + (int)number : LineAt(reader.TokenStartIndex);
            return BadFormat.At(line, EditFormat.Surgical, Reason(e.Message));
        }
        catch (InvalidOperationException)
        {
            return BadFormat.At(LineAt(reader.TokenStartIndex), EditFormat.Surgical, "a string holds half a character (an unpaired \\ud… escape)");
        }

        return _edits.Count == 0 ? BadFormat.At(firstLine, EditFormat.Surgical, "it has no operations") : null;
    }

    private void ReadFile(ref Utf8JsonReader reader)
    {
        var line = LineAt(reader.TokenStartIndex);
        string? path = null;
        var operations = ImmutableArray.CreateBuilder<SurgicalOperation>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (name == "operations") ReadOperations(ref reader, operations);
            else if (name is "file" or "path" or "filename" or "file_path" && reader.TokenType == JsonTokenType.String) path ??= reader.GetString();
            else reader.Skip();
        }

        if (operations.Count == 0) throw new JsonException("it has no operations");
        _edits.Add(new ReplyEdit
        {
            Line = line,
            Format = EditFormat.Surgical,
            Path = string.IsNullOrWhiteSpace(path) ? null : path.Trim(),
            Language = language,
            Edit = new SurgicalEdits(path ?? "", operations.ToImmutable(), Declared: false),
        });
    }

    private void ReadOperations(ref Utf8JsonReader reader, ImmutableArray<SurgicalOperation>.Builder operations)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("\"operations\" is no list");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("an operation is no object");
            var line = LineAt(reader.TokenStartIndex);
            using var operation = JsonDocument.ParseValue(ref reader);
            operations.Add(SurgicalFields.Read(operation.RootElement, line));
        }
    }

    private int _lines;
    private int _counted;

    /// <summary>Positions only ever grow, so that each line end is counted once.</summary>
    private int LineAt(long position)
    {
        var to = (int)Math.Max(position, _counted);
        _lines += json.AsSpan(_counted..to).Count((byte)'\n');
        _counted = to;
        return firstLine + _lines;
    }

    /// <summary>What the JSON reader said, without its numbers, which count within the block.</summary>
    private static string Reason(string message)
    {
        var numbers = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (numbers < 0 ? message : message[..numbers]).TrimEnd('.', ' ');
    }
}
