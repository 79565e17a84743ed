using System.Globalization;
using AetherFlow.Runs;

namespace AetherFlow.Models.Settings;

/// <summary>Reads variables by name and collects what is wrong with them. Values of keys are never shown.</summary>
internal sealed class Variables(IReadOnlyDictionary<string, Setting> all)
{
    private readonly List<Problem> _problems = [];

    /// <summary>Each once: providers may share a variable.</summary>
    public IReadOnlyList<Problem> Problems => [.. _problems.Distinct()];

    /// <summary>Null where it is not set, or set to nothing.</summary>
    public Setting? Find(string name) =>
        all.TryGetValue(name, out var setting) && !string.IsNullOrWhiteSpace(setting.Value)
            ? setting with { Value = setting.Value.Trim() }
            : null;

    /// <summary>The first of the names that holds a real key; placeholders of sample files count as absent.</summary>
    public (string Name, Setting Setting)? FindKey(IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            if (Find(name) is not { } setting || IsPlaceholder(setting.Value)) continue;
            if (setting.Value.All(c => c is > ' ' and <= '~')) return (name, setting);
            Report(name, setting, "holds a character that no key has (only visible ASCII can be sent)", "Copy the key again.");
        }

        return null;
    }

    public int Whole(string name, int fallback, int least, int most)
    {
        if (Find(name) is not { } setting) return fallback;
        if (int.TryParse(setting.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
            return value;
        Report(name, setting, $"is '{setting.Value}'; a whole number from {least} to {most} is wanted", "Correct it or remove it.");
        return fallback;
    }

    public decimal? Number(string name, decimal least, decimal most)
    {
        if (Find(name) is not { } setting) return null;
        if (decimal.TryParse(setting.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
            return value;
        Report(name, setting, $"is '{setting.Value}'; a number from {least} to {most} is wanted", "Correct it or remove it.");
        return null;
    }

    public void Report(string name, Setting? setting, string what, string hint) =>
        _problems.Add(new Problem("settings.invalid", $"{name} {what}{(setting is null ? "" : $" (set in: {setting.Source})")}.", hint));

    public void Report(Problem problem) => _problems.Add(problem);

    private static bool IsPlaceholder(string key) =>
        key.StartsWith("your_", StringComparison.OrdinalIgnoreCase) || key.StartsWith("votre_", StringComparison.OrdinalIgnoreCase);
}
