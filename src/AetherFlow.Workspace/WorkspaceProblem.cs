namespace AetherFlow.Workspaces;

/// <summary>
/// Why something about the user's files was refused or failed. <see cref="Code"/> is stable (<c>path.escapes</c>,
/// <c>workspace.disk_full</c>); <see cref="Path"/> is the file, as it was asked for.
/// </summary>
public sealed record WorkspaceProblem(string Code, string Message, string? Hint = null)
{
    public string? Path { get; init; }

    public override string ToString() => Hint is null ? $"{Message} [{Code}]" : $"{Message} {Hint} [{Code}]";
}
