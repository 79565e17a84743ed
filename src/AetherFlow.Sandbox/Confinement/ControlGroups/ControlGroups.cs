using System.Collections.Immutable;
using System.Globalization;

namespace AetherFlow.Sandbox;

/// <summary>
/// Makes a control group for each command by writing files, and removes those that a killed process of ours left
/// behind. Groups are named after the process that made them, so one program never removes those of another that lives.
/// </summary>
internal sealed class ControlGroups(ImmutableArray<ControllerFolder> folders, Owner owner)
{
    public const string Prefix = "aetherflow-";

    private static int _counter;

    public bool Limits(string controller) => folders.Any(folder => folder.Controller == controller);

    /// <summary>Null where no limit can be held by a group.</summary>
    public ControlGroup? Create(SandboxSettings settings)
    {
        if (folders.IsEmpty) return null;
        var name = $"{Prefix}{owner}-{Interlocked.Increment(ref _counter).ToString(CultureInfo.InvariantCulture)}";
        return new ControlGroup([.. folders.Select(folder => folder with { Parent = Path.Join(folder.Parent, name) })], settings);
    }

    /// <summary>Removes groups of processes that have ended; what still holds processes stays.</summary>
    public void RemoveRemains()
    {
        foreach (var parent in folders.Select(folder => folder.Parent).Distinct(StringComparer.Ordinal))
        {
            foreach (var group in Directory.EnumerateDirectories(parent, Prefix + "*"))
            {
                if (Owner.OfName(Path.GetFileName(group)[Prefix.Length..]) is { IsAlive: false }) ControlGroup.Remove(group);
            }
        }
    }
}
