using AetherFlow.Edits;

namespace AetherFlow.Engine.Prompts;

/// <summary>Which members of a file a step is about.</summary>
internal static class MembersInQuestion
{
    /// <summary>
    /// Those that are mentioned, the surest first; of equals those whose container is mentioned too, then those with the
    /// rarest name, then in the order of the file.
    /// </summary>
    public static IReadOnlyList<OutlineEntry> Of(IReadOnlyList<OutlineEntry> entries, Mentions mentions)
    {
        var named = new List<(OutlineEntry Entry, Mention Mention)>();
        var mentioned = new HashSet<OutlineEntry>();
        foreach (var entry in entries)
        {
            if (entry.Member.Kind == MemberKind.Import || mentions.Of(entry.Member.Path, entry.Member.Name) is not { } mention) continue;
            named.Add((entry, mention));
            mentioned.Add(entry);
        }

        var counts = named.CountBy(one => one.Entry.Member.Name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return
        [
            .. named
                .OrderBy(one => one.Mention)
                .ThenByDescending(one => one.Entry.Ancestors().Any(mentioned.Contains))
                .ThenBy(one => counts[one.Entry.Member.Name])
                .ThenBy(one => one.Entry.Position)
                .Select(one => one.Entry),
        ];
    }
}
