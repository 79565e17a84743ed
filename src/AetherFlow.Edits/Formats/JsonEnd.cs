namespace AetherFlow.Edits;

/// <summary>Finds the end of a JSON object that stands in prose: the line in which its first brace is closed.</summary>
internal static class JsonEnd
{
    public static (int Next, bool Closed) Find(List<string> lines, int first)
    {
        var depth = 0;
        var inString = false;
        for (var at = first; at < lines.Count; at++)
        {
            var line = lines[at];
            // JSON strings cannot span lines: one that is not closed ends with its line, so that its braces cannot hide the end.
            inString = false;
            for (var i = 0; i < line.Length; i++)
            {
                var c = line[i];
                if (inString && c == '\\') i++;
                else if (c == '"') inString = !inString;
                else if (inString) continue;
                else if (c == '/' && i + 1 < line.Length && line[i + 1] == '/') break;
                else if (c is '{' or '[') depth++;
                else if (c is '}' or ']' && --depth == 0) return (at + 1, true);
            }
        }

        return (lines.Count, false);
    }
}
