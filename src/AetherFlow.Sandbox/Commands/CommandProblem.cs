namespace AetherFlow.Sandbox;

/// <summary>Why a text was not read as a command: it is wrong, too much, or written in a way that is not understood.</summary>
/// <param name="Code">
/// Stable: <c>command.empty</c>, <c>command.character</c>, <c>command.syntax</c>, <c>command.unclosed</c>,
/// <c>command.not_understood</c>, <c>command.too_long</c>, <c>command.too_deep</c>, <c>command.too_many_parts</c>.
/// </param>
/// <param name="Position">Counted in UTF-16 units from 0.</param>
public sealed record CommandProblem(string Code, string Message, int Position)
{
    /// <summary>A shell might well run it; only we do not know what it would run.</summary>
    public bool IsNotUnderstood => Code == "command.not_understood";

    public override string ToString() => $"{Message} (at character {Position + 1}) [{Code}]";
}
