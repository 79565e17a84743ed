using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>
/// Why a text could not be turned into a change, in words that a model or a user can act on. <see cref="Code"/> is
/// stable (<c>reply.no_code</c>, <c>patch.ambiguous</c>); <see cref="Line"/> counts from 1 in the text that was read.
/// </summary>
public sealed record EditProblem(string Code, string Message, string? Hint = null)
{
    public int? Line { get; init; }

    /// <summary>Lines of the file that was to be changed, from 1: those that the edit may have meant.</summary>
    public ImmutableArray<(int First, int Last)> Near { get; init; } = [];

    /// <summary>The record's own would compare <see cref="Near"/> by reference: the same refusal would never be equal twice.</summary>
    public bool Equals(EditProblem? other) =>
        other is not null && (Code, Message, Hint, Line) == (other.Code, other.Message, other.Hint, other.Line) && Near.SequenceEqual(other.Near);

    public override int GetHashCode() => HashCode.Combine(Code, Message, Hint, Line);

    public override string ToString() => Hint is null ? $"{Message} [{Code}]" : $"{Message} {Hint} [{Code}]";
}
