namespace AetherFlow.Edits.Tests.Formats;

/// <summary>
/// 4 MB of real chats with aider, and the blocks that aider's own test expects in them. A section begins with <c>####</c>
/// and a blank; sections that speak of aider's own parser are left out, and so is every section with a block that cannot be
/// read, as the reply as a whole is refused.
/// </summary>
internal static class ChatHistory
{
    private const string Rule = "@@@@@@@@@@@@@@@@@@@@";

    public static string Text() => File.ReadAllText(Corpus.Require("aider/chat-history.md"));

    public static IEnumerable<(string Header, string Reply)> Sections()
    {
        foreach (var section in Split(Text()))
        {
            if (section.Contains("editblock_coder.py", StringComparison.Ordinal) || section.Contains("test_editblock.py", StringComparison.Ordinal)) continue;
            var end = section.IndexOf('\n', StringComparison.Ordinal);
            yield return end < 0 ? (section.Trim(), "") : (section[..end].Trim(), section[(end + 1)..]);
        }
    }

    /// <summary>The expected blocks: a shell block has no path and its commands as the first text.</summary>
    public static List<(string Header, string? Path, string Search, string Replace)> Gold()
    {
        var gold = new List<(string, string?, string, string)>();
        var lines = File.ReadAllLines(Corpus.Require("aider/chat-history-search-replace-gold.txt"));
        var header = "";
        for (var at = 0; at < lines.Length; at++)
        {
            if (!lines[at].StartsWith("@@@ ", StringComparison.Ordinal) || !lines[at].EndsWith(" " + Rule, StringComparison.Ordinal)) continue;
            var title = lines[at][4..^(Rule.Length + 1)];
            if (title == "SHELL")
            {
                gold.Add((header, null, Until("@@@ ENDSHELL " + Rule), ""));
            }
            else if (title.StartsWith("SEARCH: ", StringComparison.Ordinal))
            {
                gold.Add((header, title[8..], Until(Rule), Until("@@@ REPLACE " + Rule)));
            }
            else
            {
                header = title;
            }

            string Until(string end)
            {
                var from = at + 1;
                at = Array.IndexOf(lines, end, from);
                return string.Concat(lines[from..at].Select(line => line + "\n"));
            }
        }

        return gold;
    }

    private static IEnumerable<string> Split(string text)
    {
        var from = 0;
        for (var at = text.IndexOf("####", StringComparison.Ordinal); at >= 0; at = text.IndexOf("####", at + 1, StringComparison.Ordinal))
        {
            if (at + 4 >= text.Length || !char.IsWhiteSpace(text[at + 4])) continue;
            yield return text[from..at];
            from = at;
        }

        yield return text[from..];
    }
}
