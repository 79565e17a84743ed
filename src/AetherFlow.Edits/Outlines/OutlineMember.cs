using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>A declaration in a file.</summary>
public sealed record OutlineMember
{
    public required MemberKind Kind { get; init; }

    /// <summary>As it is declared; empty where it has none, as a default export. Of an import, the module.</summary>
    public required string Name { get; init; }

    /// <summary>With the names of all that it stands in: <c>Outer.Inner.run</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The parameter list as it is written, with its parentheses, to tell overloads apart; null where there is none.</summary>
    public string? Signature { get; init; }

    /// <summary>All of it: leading comments that touch it, decorators and attributes, the declaration, its body and what closes it. Without white space before the first line and without the last line end.</summary>
    public required TextSpan Full { get; init; }

    /// <summary>Without leading comments, decorators and attributes.</summary>
    public required TextSpan Declaration { get; init; }

    /// <summary>From the declaration's beginning to where the body begins.</summary>
    public required TextSpan Header { get; init; }

    /// <summary>
    /// What the member consists of: of a block in braces, all between them; of an indented block, from its first
    /// statement (doc string included) to its last; of an arrow or an expression body, the expression. Null where there is none.
    /// </summary>
    public TextSpan? Body { get; init; }

    /// <summary>The name within the declaration; null where it has none.</summary>
    public TextSpan? NameSpan { get; init; }

    /// <summary>White space before the line of the declaration.</summary>
    public required string Indentation { get; init; }

    /// <summary>Declared inside, in their order.</summary>
    public ImmutableArray<OutlineMember> Members { get; init; } = [];
}
