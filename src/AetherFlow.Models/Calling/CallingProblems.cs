using AetherFlow.Models.Settings;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Models.Calling;

/// <summary>Words why a question got no reply.</summary>
internal static class CallingProblems
{
    /// <summary>No provider of the request can be asked from here.</summary>
    public static Problem NoProvider(IReadOnlyList<RouteChoice> candidates, ModelSettings settings) => new(
        "model.no_provider",
        candidates.Count == 0 ? "No provider has a key." : $"No provider can be asked: {string.Join(", ", candidates.Select(c => c.Provider).Distinct(StringComparer.Ordinal))} {(candidates.Count == 1 ? "has" : "have")} no key or address here.",
        $"Add one of: {string.Join("; ", settings.LinesToAdd())}.");

    /// <summary>Has the kind of the last failure, which says what could help, and the words of all that differ.</summary>
    public static Problem GaveUp(IReadOnlyList<CallProblem> failures) => new(
        $"model.{failures[^1].Kind}",
        string.Join(' ', failures.Select(f => f.Message).Distinct(StringComparer.Ordinal)) + (failures.Count > 1 ? $" Given up after {failures.Count} calls." : ""),
        failures[^1].Retryable ? "Resume the run later, or with another provider." : null);

    public static Problem PriceUnknown(Candidate candidate)
    {
        var prefix = candidate.Provider.Name.ToUpperInvariant().Replace('-', '_');
        return new Problem(
            ModelAnswer.PriceUnknown,
            $"There is a budget, but the price of {candidate.Model.Id} at {candidate.Provider.Name} is not known.",
            $"Set {prefix}_INPUT_COST_PER_1K and {prefix}_OUTPUT_COST_PER_1K (0 where it costs nothing), or run without a budget.");
    }
}
