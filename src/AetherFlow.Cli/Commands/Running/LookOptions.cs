using System.CommandLine;
using System.CommandLine.Parsing;

namespace AetherFlow.Cli.Commands;

/// <summary>The options at the root that look at something instead of running a plan.</summary>
internal sealed class LookOptions
{
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "With --plan: find all that stands in the way, show who would be asked and what it would cost; asks nobody, writes nothing" };
    private readonly Option<bool> _info = new("--info") { Description = "With --plan: the steps as a table" };
    private readonly Option<bool> _costs = new("--costs") { Description = "What all runs cost: by day, model, workflow and run" };
    private readonly Option<bool> _stats = new("--stats") { Description = "The cache of replies: how full it is, and what it saved" };
    private readonly Option<bool> _status = new("--status") { Description = "Where the run under way stands, else the last one" };

    public IReadOnlyList<Option> All => [_dryRun, _info, _costs, _stats, _status];

    /// <summary>Whether one of them was chosen that needs no plan.</summary>
    public bool NeedsNoPlan(CommandResult result) => ((Option[])[_costs, _stats, _status]).Any(option => Has(result, option));

    /// <summary>What contradicts itself; null where nothing does.</summary>
    /// <param name="result">The line as typed.</param>
    /// <param name="allowed">Options that go along with those that need no plan.</param>
    public string? WhyContradictory(CommandResult result, params ReadOnlySpan<Option> allowed)
    {
        var chosen = All.Where(option => Has(result, option)).ToList();
        if (chosen is [var first, var second, ..]) return $"{first.Name} and {second.Name} exclude each other";
        if (!NeedsNoPlan(result)) return null;
        var kept = allowed.ToArray();
        var other = result.Children.OfType<OptionResult>().FirstOrDefault(o => !o.Implicit && o.Option != chosen[0] && !kept.Contains(o.Option));
        return other is null ? null : $"{chosen[0].Name} and {other.IdentifierToken} exclude each other: {chosen[0].Name} looks at what there is, and runs nothing";
    }

    /// <summary>What is to be done; null where the plan is to be run.</summary>
    public Look? Of(ParseResult result) =>
        result.GetValue(_dryRun) ? Look.DryRun
        : result.GetValue(_info) ? Look.Info
        : result.GetValue(_costs) ? Look.Costs
        : result.GetValue(_stats) ? Look.Stats
        : result.GetValue(_status) ? Look.Status
        : null;

    /// <summary>The one that needs a plan, as typed; null where none was chosen.</summary>
    public string? NeedingPlan(CommandResult result) => Has(result, _dryRun) ? _dryRun.Name : Has(result, _info) ? _info.Name : null;

    private static bool Has(CommandResult result, Option option) => result.GetResult(option) is { Implicit: false };
}
