namespace AetherFlow.Edits.Tests;

/// <summary>Writes targets that mean one member, whatever stands beside it.</summary>
internal static class Targets
{
    public static string Of(string text, OutlineMember member) => $"{member.Path}@{text.AsSpan(0, member.Declaration.Start).Count('\n') + 1}";

    /// <summary>The member with the white space before its first line, where it does not share that with others.</summary>
    public static string Lines(string text, OutlineMember member)
    {
        var start = text.LastIndexOf('\n', Math.Max(0, member.Full.Start - 1)) + 1;
        return string.IsNullOrWhiteSpace(text[start..member.Full.Start]) ? text[start..member.Full.End] : member.Full.In(text);
    }
}
