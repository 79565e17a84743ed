namespace AetherFlow.Workspaces;

/// <summary>A folder whose contents are not kept: a tool makes them again.</summary>
/// <param name="Name">In any case, at any depth.</param>
/// <param name="Reason">Where its contents come from.</param>
/// <param name="Beside">
/// Names of which one has to stand in the same folder, a <c>*</c> at the start standing for anything; none: the name alone
/// tells. A <c>bin</c> without a project beside it may well hold scripts that somebody wrote.
/// </param>
public sealed record UnkeptFolder(string Name, string Reason, params string[] Beside)
{
    internal bool IsBeside(string name) => Array.Exists(Beside, pattern => pattern is ['*', .. var end]
        ? name.EndsWith(end, StringComparison.OrdinalIgnoreCase)
        : name.Equals(pattern, StringComparison.OrdinalIgnoreCase));
}
