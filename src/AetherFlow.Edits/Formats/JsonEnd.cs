namespace AetherFlow.Edits;

/// <summary>Finds the end of a JSON object that stands in prose: the line in which its first brace is closed.</summary>
internal static class JsonEnd
{
    public static (int Next, bool Closed) Find(List<string> lines, int first)
    {
        var depth = 0;
        var inComment = false;
        for (var at = first; at < lines.Count; at++)
        {
            if (Closes(lines[at], ref depth, ref inComment)) return (at + 1, true);
        }

        return (lines.Count, false);
    }

    /// <summary>JSON strings cannot span lines: one that is not closed ends with its line, so that its braces cannot hide the end.</summary>
    private static bool Closes(string line, ref int depth, ref bool inComment)
    {
        var inString = false;
        for (var i = 0; i < line.Length; i++)
        {
            var two = line.AsSpan(i, Math.Min(2, line.Length - i));
            if (inComment) inComment = two is not "*/";
            else if (inString && line[i] == '\\') i++;
            else if (line[i] == '"') inString = !inString;
            else if (inString) continue;
            else if (two is "//") return false;
            else if (two is "/*") inComment = true;
            else if (line[i] is '{' or '[') depth++;
            else if (line[i] is '}' or ']' && --depth == 0) return true;
        }

        return false;
    }
}
