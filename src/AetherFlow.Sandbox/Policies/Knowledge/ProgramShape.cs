namespace AetherFlow.Sandbox;

/// <summary>The knowledge about a program or a sub-command, ready for looking up.</summary>
internal sealed class ProgramShape
{
    private static readonly (string Name, OptionRole Role)[] OfEveryProgram = [("--help", OptionRole.Help), ("--version", OptionRole.Help)];

    private readonly Dictionary<string, OptionRole> _options = [];

    public ProgramShape(ProgramKnowledge knowledge, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> lists, bool runsForHelp = false)
    {
        Knowledge = knowledge;
        runsForHelp |= knowledge.RunsForHelp;
        if (!runsForHelp)
        {
            foreach (var (name, role) in OfEveryProgram) _options[name] = role;
        }

        foreach (var list in Words(knowledge.Uses)) Add(lists[list]);
        Add(knowledge.Options);
        HasModules = _options.ContainsValue(OptionRole.Module);
        Commands = knowledge.Commands
            .SelectMany(entry => Words(entry.Key).Select(name => (name, Shape: new ProgramShape(entry.Value, lists, runsForHelp))))
            .ToDictionary(entry => entry.name, entry => entry.Shape);
    }

    public ProgramKnowledge Knowledge { get; }

    public IReadOnlyDictionary<string, ProgramShape> Commands { get; }

    public bool HasModules { get; }

    public static string[] Words(string list) => list.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public OptionRole? Find(string option) => _options.TryGetValue(option, out var role) ? role : null;

    /// <summary>The worst option that a shortened long option might mean, of those that are known; null: none.</summary>
    public (string Name, OptionRole Role)? FindShortened(string option)
    {
        (string, OptionRole Role)? found = null;
        foreach (var (name, role) in _options)
        {
            if (name.StartsWith(option, StringComparison.Ordinal) && (found is null || role > found.Value.Role)) found = (name, role);
        }

        return found;
    }

    private void Add(IReadOnlyDictionary<string, string> lists)
    {
        foreach (var (role, names) in lists)
        {
            foreach (var name in Words(names)) _options[name] = Enum.Parse<OptionRole>(role, ignoreCase: true);
        }
    }
}
