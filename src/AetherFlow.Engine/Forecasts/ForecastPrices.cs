using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Settings;
using AetherFlow.Models.Spending;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Forecasts;

/// <summary>What questions cost at list price.</summary>
internal sealed class ForecastPrices(ModelSettings models)
{
    /// <summary>A token has about four characters, and a reservation counts one for every two bytes.</summary>
    private const int BytesPerEstimatedToken = 4;

    /// <param name="forecast">With its candidates and tokens.</param>
    /// <param name="atMostInput">Tokens of the prompt at most, as estimated.</param>
    /// <param name="replies">Tokens that the reply of each attempt may have.</param>
    public StepForecast Of(StepForecast forecast, long atMostInput, IReadOnlyList<int> replies)
    {
        var entries = forecast.Candidates.Select(Entry).ToList();
        var bounds = entries.Select(entry => AtMost(entry, atMostInput, replies)).ToList();
        return forecast with
        {
            Expected = entries is [{ Price: { } price }, ..] ? price.Of(new Usage { Input = forecast.InputTokens, Output = forecast.OutputTokens }) : null,
            AtMost = bounds.OfType<Money>().Cast<Money?>().Max(),
            PriceMissing = bounds.Contains(null),
        };
    }

    /// <summary>Tokens of the largest context window among the candidates; null where there are none.</summary>
    public int? LargestWindow(IReadOnlyList<RouteChoice> candidates) => candidates.Select(choice => (int?)Entry(choice).ContextWindow).Max();

    private ModelEntry Entry(RouteChoice choice) =>
        models.Find(choice.Provider)?.ModelNamed(choice.Model) ?? ModelEntry.Unlisted(choice.Provider, choice.Model);

    private static Money? AtMost(ModelEntry entry, long input, IReadOnlyList<int> replies)
    {
        var sum = Money.Zero;
        foreach (var reply in replies)
        {
            if (ReservationBound.Of(entry, input * BytesPerEstimatedToken, Math.Min(reply, entry.OutputCap)) is not { } bound) return null;
            sum += bound;
        }

        return sum;
    }
}
