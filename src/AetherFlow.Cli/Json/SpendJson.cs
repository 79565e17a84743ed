using AetherFlow.Hosting;
using AetherFlow.Runs;

namespace AetherFlow.Cli.Json;

/// <summary>What was spent on a day, for <c>spend show --json</c>.</summary>
internal sealed record SpendJson(
    DateOnly Day, int Calls, Money Settled, Money Unknown, Money Reserved, IReadOnlyList<ModelBill> Models, IReadOnlyList<DayLimit> Limits, int UnreadableLines)
{
    public static SpendJson Of(SpendReport report) => new(
        report.Day,
        report.Models.Sum(model => model.Calls),
        Sum(report, model => model.Settled),
        Sum(report, model => model.Unknown),
        Sum(report, model => model.Reserved),
        report.Models,
        report.Limits,
        report.UnreadableLines);

    private static Money Sum(SpendReport report, Func<ModelBill, Money> of) => report.Models.Aggregate(Money.Zero, (sum, model) => sum + of(model));
}
