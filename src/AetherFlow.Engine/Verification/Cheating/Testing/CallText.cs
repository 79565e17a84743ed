namespace AetherFlow.Engine.Verification;

/// <summary>Takes calls and lists apart, as far as brackets and strings tell.</summary>
internal static class CallText
{
    /// <summary>Of a call whose opening bracket was before the text.</summary>
    public static List<string> Arguments(string text)
    {
        var found = new List<string>();
        var depth = 0;
        var start = 0;
        char? quote = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quote is not null)
            {
                if (c == '\\') i++;
                else if (c == quote) quote = null;
            }
            else if (c is '"' or '\'' or '`') quote = c;
            else if (c is '(' or '[' or '{') depth++;
            else if (c is ')' or ']' or '}' && depth-- == 0)
            {
                found.Add(text[start..i]);
                return found;
            }
            else if (c == ',' && depth == 0)
            {
                found.Add(text[start..i]);
                start = i + 1;
            }
        }

        return found;
    }
}
