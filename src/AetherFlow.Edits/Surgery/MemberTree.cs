using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>Which member stands in which, to be asked often.</summary>
internal sealed class MemberTree
{
    private readonly Dictionary<OutlineMember, OutlineMember> _containers = new(ReferenceEqualityComparer.Instance);
    private readonly ImmutableArray<OutlineMember> _byStart;

    public MemberTree(Outline outline)
    {
        All = [.. outline.All()];
        foreach (var outer in All)
        {
            foreach (var inner in outer.Members) _containers.Add(inner, outer);
        }

        // Outer ones stay before inner ones that begin at the same place.
        _byStart = [.. All.OrderBy(member => member.Full.Start)];
    }

    /// <summary>Outer ones before inner ones.</summary>
    public ImmutableArray<OutlineMember> All { get; }

    /// <returns>Null for members of the file itself.</returns>
    public OutlineMember? ContainerOf(OutlineMember member) => _containers.GetValueOrDefault(member);

    /// <summary>The members that a place stands in, from the innermost to the outermost.</summary>
    public IEnumerable<OutlineMember> Around(TextSpan place)
    {
        var (low, high) = (0, _byStart.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_byStart[middle].Full.Start <= place.Start) low = middle + 1;
            else high = middle;
        }

        for (var member = low > 0 ? _byStart[low - 1] : null; member is not null; member = ContainerOf(member))
        {
            if (member.Full.Contains(place)) yield return member;
        }
    }
}
