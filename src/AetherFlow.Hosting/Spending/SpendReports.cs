using AetherFlow.Models.Settings;
using AetherFlow.Models.Spending;
using AetherFlow.Runs;

namespace AetherFlow.Hosting;

/// <summary>Looks into the index of what was spent, and mends it.</summary>
internal sealed class SpendReports(HostEnvironment environment, RunStore store)
{
    private readonly SpendIndex _index = new(environment.SpendFolder, environment.Time);

    /// <param name="day">In UTC; null for today.</param>
    public async Task<SpendReport> ReadAsync(DateOnly? day, CancellationToken cancellation)
    {
        var asked = day ?? _index.Today;
        var (settings, problems) = await SettingsSources.ResolveAsync(environment, null, environment.CurrentDirectory, cancellation);
        var (spending, problem) = _index.Read(asked);
        if (spending is null) return new SpendReport { Day = asked, Problems = [problem!], ExitCode = ExitCodes.RunFailed };
        var models = spending.Models
            .Select(model => new ModelBill(model.Provider, model.Model, model.Calls, model.Sums.Settled, model.Sums.Unknown, model.Sums.Reserved))
            .OrderByDescending(model => model.AtMost).ThenBy(model => model.Provider, StringComparer.Ordinal).ThenBy(model => model.Model, StringComparer.Ordinal)
            .ToList();
        return new SpendReport
        {
            Day = asked,
            Models = models,
            Limits = [.. LimitsOf(settings?.Budgets ?? BudgetLimits.None, models)],
            UnreadableLines = spending.Unreadable,
            Problems = problems,
            ExitCode = ExitCodes.Ok,
        };
    }

    public RebuildReport Rebuild()
    {
        var rebuilt = _index.Rebuild(store);
        return new RebuildReport(rebuilt.Days, rebuilt.Runs, rebuilt.Calls, rebuilt.Problems, rebuilt.Problems.Count == 0 ? ExitCodes.Ok : ExitCodes.RunFailed);
    }

    private static IEnumerable<DayLimit> LimitsOf(BudgetLimits budgets, List<ModelBill> models)
    {
        if (budgets.Day is { } all) yield return Of(null, all, models);
        foreach (var (provider, budget) in budgets.Providers.OrderBy(own => own.Key, StringComparer.Ordinal))
        {
            if (budget.Day is { } own) yield return Of(provider, own, models.Where(model => model.Provider == provider));
        }
    }

    private static DayLimit Of(string? provider, Money limit, IEnumerable<ModelBill> models)
    {
        var used = models.Aggregate(Money.Zero, (sum, model) => sum + model.AtMost);
        return new DayLimit(provider, limit, used < limit ? limit - used : Money.Zero);
    }
}
