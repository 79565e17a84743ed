using System.Text.Json;

namespace AetherFlow.Plans.Source;

/// <summary>
/// Walks the JSON once and keeps the place of every value. What can be read around (comments, trailing commas, keys that
/// stand twice) is reported and read on; what cannot ends the walk with one problem.
/// </summary>
internal sealed class SourceReader(SourceText source, ProblemLog problems)
{
    private static readonly JsonReaderOptions Tolerant = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Allow,
        MaxDepth = PlanLimits.Depth + 1,
    };

    private readonly Stack<SourceValue> _open = new();
    private readonly Dictionary<SourceValue, Dictionary<string, SourceValue>> _manyKeys = [];
    private SourceValue? _root;
    private string? _name;
    private int _values;
    private int _comma = -1;
    private int _end;

    /// <summary>Null when the text is no JSON value; the log then says why.</summary>
    public SourceValue? Read()
    {
        try
        {
            // Not final: then the end of the file is an answer of its own and not one of many syntax errors.
            var reader = new Utf8JsonReader(source.Bytes.Span, isFinalBlock: false, new JsonReaderState(Tolerant));
            while (reader.Read())
            {
                if (!Take(ref reader)) return null;
                _end = (int)reader.BytesConsumed;
            }

            return _root is not null && _open.Count == 0 && RestIsEmpty(reader.CurrentState) ? _root : CutOff();
        }
        catch (JsonException e)
        {
            var offset = OffsetOf(e);
            if (_root is not null && _open.Count == 0) TrailingText();
            else new SyntaxDiagnosis(source, problems).Report(offset, _end, _open, _name is not null);
            return null;
        }
    }

    private bool Take(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        NoteComma(start);
        switch (reader.TokenType)
        {
            case JsonTokenType.Comment:
                problems.Add(PlanCodes.Comment, PlanSeverity.Error, start, PathHere, "JSON has no comments", Excerpt.Of(reader.ValueSpan), "remove it; a key such as \"note\" is kept");
                return true;
            case JsonTokenType.PropertyName:
                CheckText(start, reader.ValueSpan, reader.ValueIsEscaped);
                _name = Escapes.Decode(reader.ValueSpan);
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                if (_comma >= 0) problems.Add(PlanCodes.TrailingComma, PlanSeverity.Error, _comma, PathHere, "a comma after the last entry", ",", "remove it");
                var closed = _open.Pop();
                closed.End = start + 1;
                _manyKeys.Remove(closed);
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray when _open.Count == PlanLimits.Depth:
                problems.Add(PlanCodes.TooDeep, PlanSeverity.Error, start, PathHere, $"objects and arrays are nested more than {PlanLimits.Depth} deep", null, "flatten the plan");
                return false;
            default:
                if (++_values > PlanLimits.Values)
                {
                    problems.Add(PlanCodes.TooLarge, PlanSeverity.Error, start, PathHere, $"the plan holds more than {PlanLimits.Values} JSON values", null, "split the plan");
                    return false;
                }

                AddValue(ref reader, start);
                break;
        }

        _comma = -1;
        return true;
    }

    private string PathHere => _open.TryPeek(out var at) ? at.Path : "$";

    private void AddValue(ref Utf8JsonReader reader, int start)
    {
        var kind = KindOf(reader.TokenType);
        var parent = _open.TryPeek(out var at) ? at : null;
        var value = new SourceValue(source, parent, _name, kind, start)
        {
            End = start + reader.ValueSpan.Length + (kind == JsonValueKind.String ? 2 : 0),
        };
        if (kind == JsonValueKind.String) CheckText(start, reader.ValueSpan, reader.ValueIsEscaped);
        _root ??= value;
        if (parent is not null)
        {
            if (_name is not null && Earlier(parent, value) is { } earlier) ReportTwice(earlier, value);
            parent.Add(value);
        }

        if (kind is JsonValueKind.Object or JsonValueKind.Array) _open.Push(value);
        _name = null;
    }

    private SourceValue? Earlier(SourceValue owner, SourceValue value)
    {
        const int Few = 8;
        if (owner.Children.Count < Few) return owner.Find(value.Name!);
        if (!_manyKeys.TryGetValue(owner, out var keys))
        {
            _manyKeys[owner] = keys = [];
            foreach (var child in owner.Children) keys.TryAdd(child.Name!, child);
        }

        return keys.TryAdd(value.Name!, value) ? null : keys[value.Name!];
    }

    private void ReportTwice(SourceValue earlier, SourceValue value) => problems.Add(
        PlanCodes.DuplicateKey, PlanSeverity.Error, value.Start, value.Path,
        $"the key \"{Excerpt.Of(value.Name!)}\" stands twice, first at {problems.PlaceOf(earlier)}", Excerpt.Of(value.Name!), "keep one of them");

    private void CheckText(int start, ReadOnlySpan<byte> content, bool escaped)
    {
        if (!escaped) return;
        var half = Escapes.FindUnpaired(content);
        if (half < 0) return;
        var shown = Excerpt.Of(content.Slice(half, 6));
        problems.Add(
            PlanCodes.UnpairedSurrogate, PlanSeverity.Error, start + 1 + half, PathHere,
            $"{shown} is half of a character", shown, "write the character itself, or both halves");
    }

    private void NoteComma(int start)
    {
        var gap = source.Bytes.Span[_end..Math.Max(start, _end)].IndexOf((byte)',');
        if (gap >= 0) _comma = _end + gap;
    }

    private bool RestIsEmpty(JsonReaderState state)
    {
        // After the plan only blanks and comments may follow; a comment on the last line has no line end to be seen by.
        var rest = new Utf8JsonReader(source.Bytes.Span[_end..], isFinalBlock: true, state);
        var from = _end;
        while (rest.Read())
            problems.Add(PlanCodes.Comment, PlanSeverity.Error, from + (int)rest.TokenStartIndex, "$", "JSON has no comments", Excerpt.Of(rest.ValueSpan), "remove it");
        return true;
    }

    private SourceValue? CutOff()
    {
        const int Named = 4;
        var open = _open.Take(Named).Select(value => $"{value.Path} ({(value.Kind == JsonValueKind.Object ? "object" : "array")} opened at {problems.PlaceOf(value)})");
        var more = _open.Count > Named ? $" and {_open.Count - Named} more" : "";
        var state = _open.Count == 0 ? "" : $" while {string.Join(", ", open)}{more} {(_open.Count == 1 ? "is" : "are")} open";
        problems.Add(PlanCodes.Truncated, PlanSeverity.Error, source.Bytes.Length, PathHere, $"the file ends too early{state}", null, "the end of the plan is missing: write the file again");
        return null;
    }

    private void TrailingText()
    {
        var span = source.Bytes.Span;
        var at = _end;
        while (at < span.Length && span[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') at++;
        var shown = Excerpt.Of(span[at..]);
        problems.Add(PlanCodes.TrailingText, PlanSeverity.Error, at, "$", $"text follows the end of the plan: {shown}", shown, "a file holds one plan: remove the rest");
    }

    private int OffsetOf(JsonException e)
    {
        var span = source.Bytes.Span;
        var at = 0;
        for (var line = e.LineNumber ?? 0; line > 0; line--)
        {
            var end = span[at..].IndexOf((byte)'\n');
            if (end < 0) break;
            at += end + 1;
        }

        return (int)Math.Min(at + (e.BytePositionInLine ?? 0), span.Length);
    }

    private static JsonValueKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => JsonValueKind.Object,
        JsonTokenType.StartArray => JsonValueKind.Array,
        JsonTokenType.String => JsonValueKind.String,
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.True => JsonValueKind.True,
        JsonTokenType.False => JsonValueKind.False,
        _ => JsonValueKind.Null,
    };
}
