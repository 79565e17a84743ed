using System.Text.Json;

namespace AetherFlow.Edits;

/// <summary>The fields of one operation; fields that nobody knows are passed over.</summary>
internal static class SurgicalFields
{
    private static readonly string[] After = ["after_method", "after_function", "after_class", "after"];
    private static readonly string[] Before = ["before_method", "before_function", "before_class", "before"];

    public static SurgicalOperation Read(JsonElement operation, int line)
    {
        var after = First(operation, After);
        var before = First(operation, Before);
        var position = Text(operation, "position");
        return new SurgicalOperation
        {
            Line = line,
            Type = Text(operation, "type") ?? "",
            Target = Text(operation, "target") ?? Text(operation, "name"),
            Position = position ?? (after is not null ? "after" : before is not null ? "before" : null),
            Beside = position == "before" ? before ?? after : after ?? before,
            Code = Text(operation, "code") ?? Text(operation, "import"),
            Old = Text(operation, "old"),
            New = Text(operation, "new") ?? Text(operation, "new_name"),
        };
    }

    private static string? First(JsonElement operation, string[] names) =>
        names.Select(name => Text(operation, name)).FirstOrDefault(text => text is not null);

    /// <summary>A string, or a list of strings as lines. Anything else is no text.</summary>
    private static string? Text(JsonElement operation, string name)
    {
        if (!operation.TryGetProperty(name, out var value)) return null;
        if (value.ValueKind == JsonValueKind.String) return value.GetString();
        return value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String)
            ? string.Join('\n', value.EnumerateArray().Select(v => v.GetString()))
            : null;
    }
}
