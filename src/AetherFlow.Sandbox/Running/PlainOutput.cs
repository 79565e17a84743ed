using System.Text;
using System.Text.RegularExpressions;

namespace AetherFlow.Sandbox;

/// <summary>
/// Makes what a program wrote for a terminal readable as text: colours and movements are gone, of a line that was
/// written over only its last state stays, and control characters are shown instead of obeyed.
/// </summary>
public static partial class PlainOutput
{
    public static string Of(string text)
    {
        if (!text.Any(IsControl)) return text;
        var plain = new StringBuilder(text.Length);
        foreach (var line in Escapes().Replace(text, "").Split('\n')) AppendLine(plain, line);
        return plain.ToString(0, plain.Length - 1);
    }

    private static void AppendLine(StringBuilder plain, string line)
    {
        var shown = line.TrimEnd('\r');
        shown = shown[(shown.LastIndexOf('\r') + 1)..];
        foreach (var c in shown)
        {
            // U+2400 and on are pictures of the control characters.
            if (c == '\u007f') plain.Append('\u2421');
            else if (IsControl(c)) plain.Append((char)(c < ' ' ? '\u2400' + c : '\ufffd'));
            else plain.Append(c);
        }

        plain.Append('\n');
    }

    private static bool IsControl(char c) => char.IsControl(c) && c is not ('\n' or '\t');

    /// <summary>Control sequences, operating system commands, and escapes of two characters (ECMA-48).</summary>
    [GeneratedRegex(@"\u001b\[[0-?]*[ -/]*[@-~]|\u001b[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b[ -/]*[0-~]", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Escapes();
}
