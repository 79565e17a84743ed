using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Settings;

namespace AetherFlow.Models.Configurations;

/// <summary>The catalogue and the rules that hold for a run: the program's own, the user's over them, narrowed by the project's.</summary>
public sealed record Configuration
{
    public required Catalogue Catalogue { get; init; }

    /// <summary>The project's before the user's.</summary>
    public IReadOnlyList<RouteRule> Rules { get; init; } = [];

    /// <summary>The user's own.</summary>
    public BudgetLimits Budgets { get; init; } = BudgetLimits.None;

    /// <summary>By the project.</summary>
    public Tightening Project { get; init; } = Tightening.None;

    /// <summary>Nothing but a catalogue.</summary>
    public static Configuration Of(Catalogue catalogue) => new() { Catalogue = catalogue };
}
