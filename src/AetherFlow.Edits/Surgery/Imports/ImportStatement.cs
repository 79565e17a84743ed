namespace AetherFlow.Edits;

/// <summary>Compares imports by what they say, not by how they are laid out.</summary>
internal static class ImportStatement
{
    public static bool IsSame(string left, string right) => Packed(left) == Packed(right);

    /// <summary>Without white space between signs, semicolons, line continuations, final commas and round brackets; with one sort of quotes.</summary>
    public static string Packed(string statement)
    {
        var flat = statement.Replace('\'', '"').Replace("\\\n", " ", StringComparison.Ordinal).Replace('(', ' ').Replace(')', ' ');
        var words = string.Join(' ', flat.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd(';', ' ', ',');
        foreach (var sign in (string[])[",", "{", "}", "=", ";", "*"]) words = string.Join(sign, words.Split(sign).Select(piece => piece.Trim()));
        return words.Replace(",}", "}", StringComparison.Ordinal);
    }
}
