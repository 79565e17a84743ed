namespace AetherFlow.Engine.Verification;

/// <summary>Collects the checks of one project.</summary>
internal sealed class ProjectChecks(ProjectKind kind, string folder)
{
    private readonly List<CheckCommand> _checks = [];

    public string Folder => folder;

    /// <param name="name">Without the folder, which is added.</param>
    public void Add(CheckKind check, string name, params IEnumerable<string> arguments) => _checks.Add(new CheckCommand
    {
        Name = folder.Length == 0 ? name : $"{name} in {folder}",
        Kind = check,
        Arguments = [.. arguments],
        Folder = folder,
        Timeout = CheckTimeouts.Of(check),
        Project = kind,
    });

    public bool Has(CheckKind check) => _checks.Any(c => c.Kind == check);

    /// <summary>Null where there is nothing to check.</summary>
    public Project? ToProject() =>
        _checks.Count == 0 ? null : new Project { Kind = kind, Folder = folder, Checks = [.. _checks.OrderBy(c => c.Kind)] };
}
