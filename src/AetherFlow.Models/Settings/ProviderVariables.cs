using AetherFlow.Models.Catalogues;

namespace AetherFlow.Models.Settings;

/// <summary>
/// The variables of a provider: those of its own name, then those that belong to the key in use, for a provider may
/// be asked with another one's key: Codestral with <c>MISTRAL_API_KEY</c> at <c>MISTRAL_API_URL</c>.
/// </summary>
internal sealed class ProviderVariables(Provider provider, string? keyVariable, Variables variables)
{
    private static readonly string[] KeyEndings = ["_API_KEY", "_KEY"];

    private readonly string[] _prefixes =
        [.. new[] { provider.VariablePrefix, PrefixOf(keyVariable) }.OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The address that the user named, and the variable that holds it.</summary>
    public (string Name, Setting Setting)? Url() =>
        Find("API_URL") ?? (provider.HostVariable is { } host && variables.Find(host) is { } setting ? (host, setting) : null);

    /// <summary>
    /// The model that the user named: in the variable of the provider's own name, else in one named as its keys are,
    /// such as <c>CLAUDE_MODEL</c>. Variables named after another provider are that one's.
    /// </summary>
    /// <param name="isTaken">Whether a prefix is another provider's.</param>
    public (string Name, Setting Setting)? Model(Func<string, bool> isTaken)
    {
        var others = provider.KeyVariables.Select(PrefixOf).OfType<string>().Where(prefix => !isTaken(prefix));
        foreach (var prefix in others.Prepend(provider.VariablePrefix))
        {
            if (variables.Find($"{prefix}_MODEL") is { } setting) return ($"{prefix}_MODEL", setting);
        }

        return null;
    }

    /// <summary>As the catalogue says, but for the calls at once, where a variable says that.</summary>
    public TrafficLimits Limits()
    {
        var name = $"MAX_CONCURRENT_REQUESTS_{provider.VariablePrefix}";
        var most = variables.Whole(name, 0, 1, 10_000);
        return most > 0 ? provider.Limits with { Concurrency = most } : provider.Limits;
    }

    /// <summary>Price of a thousand tokens.</summary>
    /// <param name="direction"><c>INPUT</c> or <c>OUTPUT</c>.</param>
    public (string Name, decimal? Value) Cost(string direction)
    {
        var name = Find($"{direction}_COST_PER_1K")?.Name ?? $"{provider.VariablePrefix}_{direction}_COST_PER_1K";
        return (name, variables.Number(name, 0, 1000));
    }

    /// <summary>Input and output belong together: one alone is no price.</summary>
    public void ReportLonelyCost()
    {
        foreach (var prefix in _prefixes)
        {
            var (input, output) = ($"{prefix}_INPUT_COST_PER_1K", $"{prefix}_OUTPUT_COST_PER_1K");
            if (variables.Find(input) is { } lonely && variables.Find(output) is null) variables.Report(input, lonely, $"needs {output} beside it", "Set both.");
            if (variables.Find(output) is { } other && variables.Find(input) is null) variables.Report(output, other, $"needs {input} beside it", "Set both.");
        }
    }

    private (string Name, Setting Setting)? Find(string ending)
    {
        foreach (var prefix in _prefixes)
        {
            if (variables.Find($"{prefix}_{ending}") is { } setting) return ($"{prefix}_{ending}", setting);
        }

        return null;
    }

    private static string? PrefixOf(string? keyVariable) =>
        KeyEndings.FirstOrDefault(e => keyVariable?.EndsWith(e, StringComparison.Ordinal) == true) is { } ending ? keyVariable![..^ending.Length] : null;
}
