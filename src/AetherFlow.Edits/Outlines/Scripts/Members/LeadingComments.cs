namespace AetherFlow.Edits;

/// <summary>The comments that belong to what they stand above.</summary>
internal static class LeadingComments
{
    /// <summary>
    /// Where a member with its comments begins: those that begin on a line after the token before, and between which and the member
    /// no line is empty.
    /// </summary>
    /// <param name="text">Of the file.</param>
    /// <param name="trivia">After the token before the member.</param>
    /// <param name="start">The member's first token.</param>
    public static int StartOf(string text, int trivia, int start)
    {
        // At the beginning of the text no other token owns the first line.
        var ownsLine = trivia == 0;
        var first = -1;
        var breaks = 0;
        var position = trivia;
        while (position < start)
        {
            if (IsComment(text, position, start))
            {
                var end = EndOf(text, position, start);
                if (!ownsLine) first = -1;
                else if (first < 0 || breaks > 1) first = position;
                breaks = 0;
                position = end;
                continue;
            }

            if (ScriptCharacters.IsLineBreak(text[position]))
            {
                if (text[position] == '\r' && position + 1 < start && text[position + 1] == '\n') position++;
                ownsLine = true;
                breaks++;
            }

            position++;
        }

        return first >= 0 && breaks <= 1 ? first : start;
    }

    private static bool IsComment(string text, int position, int limit) =>
        text[position] == '/' && position + 1 < limit && text[position + 1] is '/' or '*';

    private static int EndOf(string text, int position, int limit)
    {
        if (text[position + 1] == '*')
        {
            var close = text.IndexOf("*/", position + 2, limit - position - 2, StringComparison.Ordinal);
            return close < 0 ? limit : close + 2;
        }

        while (position < limit && !ScriptCharacters.IsLineBreak(text[position])) position++;
        return position;
    }
}
