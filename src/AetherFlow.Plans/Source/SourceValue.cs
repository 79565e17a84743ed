using System.Text;
using System.Text.Json;

namespace AetherFlow.Plans.Source;

/// <summary>A JSON value that knows where it stands. Text is decoded when asked for, so that unknown keys cost nothing.</summary>
internal sealed class SourceValue(SourceText source, SourceValue? parent, string? name, JsonValueKind kind, int start)
{
    private readonly List<SourceValue>? _children = kind is JsonValueKind.Object or JsonValueKind.Array ? [] : null;
    private int _index;

    public JsonValueKind Kind { get; } = kind;

    /// <summary>Byte offset of the first character.</summary>
    public int Start { get; } = start;

    /// <summary>Byte offset after the last character.</summary>
    public int End { get; set; }

    /// <summary>The key, where the value is a member of an object.</summary>
    public string? Name { get; } = name;

    public SourceValue? Parent { get; } = parent;

    /// <summary>Members or items in file order; empty for scalars.</summary>
    public IReadOnlyList<SourceValue> Children => _children ?? (IReadOnlyList<SourceValue>)[];

    /// <summary>As in the file, quotes included.</summary>
    public ReadOnlySpan<byte> Raw => source.Bytes.Span[Start..End];

    public string Path
    {
        get
        {
            var parts = new Stack<SourceValue>();
            for (var at = this; at.Parent is not null; at = at.Parent) parts.Push(at);
            var path = new StringBuilder("$");
            foreach (var part in parts) AppendTo(path, part);
            return path.ToString();
        }
    }

    /// <summary>What a problem shows as the value.</summary>
    public string Shown => Kind == JsonValueKind.String ? Excerpt.Of(Raw[1..^1]) : Excerpt.Of(Raw);

    public string Kindly => Kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => $"the string \"{Shown}\"",
        JsonValueKind.Number => $"the number {Shown}",
        _ => Shown,
    };

    public void Add(SourceValue child)
    {
        child._index = _children!.Count;
        _children.Add(child);
    }

    public SourceValue? Find(string key)
    {
        foreach (var child in Children)
            if (child.Name == key) return child;
        return null;
    }

    /// <summary>The text of a string value.</summary>
    public string Text() => Escapes.Decode(Raw[1..^1]);

    public JsonElement Element() => JsonElement.Parse(Raw, Lax);

    private static readonly JsonDocumentOptions Lax = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = PlanLimits.Depth + 1,
    };

    private static void AppendTo(StringBuilder path, SourceValue part)
    {
        if (part.Name is null) path.Append('[').Append(part._index).Append(']');
        else if (IsPlain(part.Name)) path.Append('.').Append(part.Name);
        else path.Append("[\"").Append(Excerpt.Of(part.Name).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append("\"]");
    }

    private static bool IsPlain(string name) =>
        name.Length is > 0 and <= PlanLimits.ShownCharacters
        && !char.IsAsciiDigit(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
