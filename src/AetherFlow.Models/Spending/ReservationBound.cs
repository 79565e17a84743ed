using AetherFlow.Models.Catalogues;
using AetherFlow.Runs;

namespace AetherFlow.Models.Spending;

/// <summary>What a call can cost at most, known before it is made.</summary>
public static class ReservationBound
{
    /// <summary>
    /// Code and prose have three to four bytes of UTF-8 a token, so this leaves room; where text has less, the ledger
    /// notices the overrun.
    /// </summary>
    public const int BytesPerToken = 2;

    /// <summary>Null where no price is known.</summary>
    public static Money? Of(ModelEntry model, long requestBytes, int maxTokens)
    {
        var input = (requestBytes + BytesPerToken - 1) / BytesPerToken;
        if (!model.LimitsAssumed) input = Math.Min(input, model.ContextWindow);
        return model.Price?.AtMost(input, maxTokens);
    }
}
