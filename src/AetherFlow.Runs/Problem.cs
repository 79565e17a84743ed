namespace AetherFlow.Runs;

/// <summary>
/// A failure that a user or a model can repair: a value, never an exception. <see cref="Code"/> is stable
/// (<c>edit.no_match</c>), <see cref="Message"/> says what happened with the values, <see cref="Hint"/> what to do next.
/// </summary>
public sealed record Problem(string Code, string Message, string? Hint = null)
{
    public override string ToString() => Hint is null ? $"{Message} [{Code}]" : $"{Message} {Hint} [{Code}]";
}
