namespace AetherFlow.Edits;

/// <summary>Compares the parameters that a target names with those of a member: whole, or their types, or their names.</summary>
internal static class TargetSignature
{
    private static readonly string[] Modifiers = ["this", "ref", "out", "in", "params", "scoped", "readonly", "public", "private", "protected", "override"];

    public static bool IsSame(string asked, OutlineMember member) => Packed(asked) == Packed(member.Signature ?? "");

    public static bool Fits(string asked, OutlineMember member, SourceLanguage language)
    {
        var own = member.Signature ?? "";
        var (askedTypes, askedList) = Parts(asked);
        var (ownTypes, ownList) = Parts(own);
        if (askedTypes is not null && Split(askedTypes).Count != (ownTypes is null ? 0 : Split(ownTypes).Count)) return false;
        if (askedList is null) return true;
        if (ownList is null) return false;
        var wanted = Parameters(askedList, language);
        var given = Parameters(ownList, language);
        return wanted.Count == given.Count && wanted.Zip(given).All(pair => IsSame(pair.First, pair.Second, language));
    }

    /// <summary>The types of C# parameters, as overloads are told apart by them.</summary>
    public static string TypesOf(string signature) => Parts(signature).Parameters is { } list
        ? string.Join(',', Split(list).Select(parameter => Packed(TypeOf(parameter))))
        : "";

    /// <summary>Types and parameters without their brackets; null where there are none.</summary>
    private static (string? Types, string? Parameters) Parts(string signature)
    {
        var text = signature.Trim();
        string? types = null;
        if (text.StartsWith('<'))
        {
            var end = Closing(text);
            types = text[1..end];
            text = text[Math.Min(text.Length, end + 1)..].Trim();
        }

        return text.Length < 2 || text[0] is not ('(' or '[') ? (types, null) : (types, text[1..Closing(text)]);
    }

    /// <summary>The bracket that closes the first one; the end where none does.</summary>
    private static int Closing(string text)
    {
        var depth = 0;
        for (var at = 0; at < text.Length; at++)
        {
            depth += Depth(text, at);
            if (depth == 0) return at;
        }

        return text.Length;
    }

    private static List<string> Parameters(string list, SourceLanguage language)
    {
        var all = Split(list);
        if (language == SourceLanguage.Python && all.Count > 0 && Name(all[0]) is "self" or "cls") all.RemoveAt(0);
        return all;
    }

    private static List<string> Split(string list)
    {
        var pieces = new List<string>();
        var depth = 0;
        var start = 0;
        for (var at = 0; at <= list.Length; at++)
        {
            if (at < list.Length) depth += Depth(list, at);
            if (at < list.Length && (list[at] != ',' || depth > 0)) continue;
            if (!string.IsNullOrWhiteSpace(list[start..at])) pieces.Add(list[start..at].Trim());
            start = at + 1;
        }

        return pieces;
    }

    private static int Depth(string text, int at) => text[at] switch
    {
        '(' or '[' or '{' or '<' => 1,
        // The arrow of a function type closes nothing.
        '>' when at > 0 && text[at - 1] is '=' or '-' => 0,
        ')' or ']' or '}' or '>' => -1,
        _ => 0,
    };

    private static bool IsSame(string asked, string own, SourceLanguage language)
    {
        if (Packed(asked) == Packed(own)) return true;
        return language == SourceLanguage.CSharp
            ? Packed(TypeOf(asked)) == Packed(TypeOf(own)) || Packed(Bare(asked)) == Packed(TypeOf(own))
            : Name(asked) == Name(own) || Packed(asked) == Packed(Annotation(own));
    }

    private static string Name(string parameter) => parameter.Split(':', '=')[0].Trim().TrimEnd('?').TrimStart('*', '.');

    private static string Annotation(string parameter)
    {
        var colon = parameter.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? "" : parameter[(colon + 1)..].Split('=')[0].Trim();
    }

    /// <summary>A C# parameter's type, without attributes, modifiers, name and default.</summary>
    private static string TypeOf(string parameter)
    {
        var bare = Bare(parameter);
        var end = bare.LastIndexOfAny([' ', '\t', '\n']);
        return end < 0 ? bare : bare[..end].Trim();
    }

    private static string Bare(string parameter)
    {
        var text = parameter.Trim();
        while (text.StartsWith('[')) text = text[Math.Min(text.Length, Closing(text) + 1)..].Trim();
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals >= 0) text = text[..equals].Trim();
        while (Modifiers.FirstOrDefault(word => text.StartsWith(word + " ", StringComparison.Ordinal)) is { } modifier) text = text[modifier.Length..].Trim();
        return text;
    }

    private static string Packed(string text) => string.Concat(text.Where(sign => !char.IsWhiteSpace(sign)));
}
