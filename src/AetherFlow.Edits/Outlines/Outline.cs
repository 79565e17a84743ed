using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>The declarations of a source file, without loss: every position is one of the text it was made of.</summary>
public sealed record Outline
{
    public required SourceLanguage Language { get; init; }

    /// <summary>Of the file itself, imports included, in their order.</summary>
    public required ImmutableArray<OutlineMember> Members { get; init; }

    /// <summary>Where the text is no valid source, as far as it was noticed; the members are those that were found all the same.</summary>
    public ImmutableArray<SyntaxFault> Faults { get; init; } = [];

    /// <summary>All members, outer ones before inner ones.</summary>
    public IEnumerable<OutlineMember> All() => Members.SelectMany(WithInner);

    private static IEnumerable<OutlineMember> WithInner(OutlineMember member) => member.Members.SelectMany(WithInner).Prepend(member);
}
