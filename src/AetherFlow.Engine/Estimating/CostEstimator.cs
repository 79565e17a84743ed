using AetherFlow.Models.Calling;
using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Spending;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Estimating;

/// <summary>Sums up what calls will cost; pure.</summary>
internal static class CostEstimator
{
    /// <summary>Null where the model's price is not known.</summary>
    public static Money? Expected(CallPreview call, ModelEntry model) =>
        model.Price?.Of(new Usage { Input = call.PromptTokens, Output = call.ReplyTokens });

    /// <summary>
    /// Each attempt with the dearest of the models. Repeated calls after failures of a provider are not in it: most are not
    /// billed, and the ledger reserves for those that may be.
    /// </summary>
    /// <returns>Null where no model's price is known.</returns>
    public static Money? AtMost(CallPreview call, IReadOnlyList<ModelEntry> models) =>
        models.All(model => model.Price is null)
            ? null
            : call.MaxTokens.Aggregate(Money.Zero, (sum, tokens) => sum + models.Select(model => AtMost(call, model, tokens) ?? Money.Zero).Max());

    public static CostEstimate Total(IReadOnlyList<StepPreview> steps) => new()
    {
        Expected = Sum(steps.Select(step => step.Expected)),
        AtMost = Sum(steps.Select(step => step.AtMost)),
        Calls = steps.Count(step => step.NeedsCall),
        PriceMissing = steps.Any(step => step.PriceMissing),
    };

    private static Money? AtMost(CallPreview call, ModelEntry model, int wanted)
    {
        var tokens = model.LimitsAssumed ? wanted : Math.Min(wanted, model.OutputCap);
        var messages = new[] { ("system", call.Prompt.System), ("user", call.Prompt.User) };
        var bytes = RequestHash.Of(model.Id, messages, tokens, temperature: 0).Size + call.Unknown.Sum(part => part.MostCharacters);
        return ReservationBound.Of(model, bytes, tokens);
    }

    private static Money Sum(IEnumerable<Money?> amounts) => amounts.Aggregate(Money.Zero, (sum, amount) => sum + (amount ?? Money.Zero));
}
