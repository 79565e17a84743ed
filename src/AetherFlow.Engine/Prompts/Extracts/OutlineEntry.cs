using System.Collections.Frozen;
using AetherFlow.Edits;

namespace AetherFlow.Engine.Prompts;

/// <summary>A member of a file with where it is: its lines, what it stands in, its place among all.</summary>
internal sealed class OutlineEntry(OutlineMember member, LineRange lines, OutlineEntry? parent, int position)
{
    private static readonly FrozenSet<MemberKind> Containers = new[]
    {
        MemberKind.Namespace, MemberKind.Class, MemberKind.Struct, MemberKind.Record, MemberKind.Interface, MemberKind.Enum,
    }.ToFrozenSet();

    public OutlineMember Member { get; } = member;

    public LineRange Lines { get; } = lines;

    public OutlineEntry? Parent { get; } = parent;

    /// <summary>Among all members of the file, outer ones before inner ones.</summary>
    public int Position { get; } = position;

    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    /// <summary>It is its members more than anything else.</summary>
    public bool IsContainer => !Member.Members.IsEmpty && Containers.Contains(Member.Kind);

    /// <summary>What it stands in, the outermost last.</summary>
    public IEnumerable<OutlineEntry> Ancestors()
    {
        for (var outer = Parent; outer is not null; outer = outer.Parent) yield return outer;
    }

    /// <summary>All members of a file in its order, outer ones before inner ones.</summary>
    public static IReadOnlyList<OutlineEntry> AllOf(Outline outline, FileLines lines)
    {
        var entries = new List<OutlineEntry>();
        foreach (var member in outline.Members) Add(member, null);
        return entries;

        void Add(OutlineMember member, OutlineEntry? parent)
        {
            var entry = new OutlineEntry(member, RangeOf(member.Full, lines), parent, entries.Count);
            entries.Add(entry);
            foreach (var inner in member.Members) Add(inner, entry);
        }
    }

    public static LineRange RangeOf(TextSpan span, FileLines lines) =>
        new(lines.LineAt(span.Start), lines.LineAt(Math.Max(span.Start, span.End - 1)) + 1);
}
