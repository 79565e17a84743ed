using System.Text.Json;

namespace AetherFlow.Edits.Tests.Outlines.Scripts;

/// <summary>Outlines as lines of text, one a member, to compare them.</summary>
internal static class OutlineText
{
    public static List<string> Of(Outline outline)
    {
        var lines = new List<string>();
        foreach (var member in outline.Members) Add(lines, member, 0);
        return lines;
    }

    public static List<string> Of(JsonElement answer)
    {
        var lines = new List<string>();
        foreach (var member in answer.GetProperty("members").EnumerateArray()) Add(lines, member, 0);
        return lines;
    }

    private static void Add(List<string> lines, OutlineMember member, int depth)
    {
        lines.Add(Line(depth, member.Kind.ToString(), member.Name, member.Signature, Text(member.NameSpan), Text(member.Full), Text(member.Declaration), Text(member.Header), Text(member.Body)));
        foreach (var inner in member.Members) Add(lines, inner, depth + 1);
    }

    private static void Add(List<string> lines, JsonElement member, int depth)
    {
        lines.Add(Line(
            depth,
            member.GetProperty("kind").GetString(),
            member.GetProperty("name").GetString(),
            member.GetProperty("signature").GetString(),
            Text(member.GetProperty("nameSpan")),
            Text(member.GetProperty("full")),
            Text(member.GetProperty("declaration")),
            Text(member.GetProperty("header")),
            Text(member.GetProperty("body"))));
        foreach (var inner in member.GetProperty("members").EnumerateArray()) Add(lines, inner, depth + 1);
    }

    private static string Line(int depth, string? kind, string? name, string? signature, string nameSpan, string full, string declaration, string header, string body) =>
        $"{new string(' ', depth)}{kind} {name} at {nameSpan} full {full} declaration {declaration} header {header} body {body} {signature}";

    private static string Text(TextSpan? span) => span is { } some ? $"{some.Start}-{some.End}" : "none";

    private static string Text(JsonElement span) => span.ValueKind == JsonValueKind.Null ? "none" : $"{span[0].GetInt32()}-{span[1].GetInt32()}";
}
