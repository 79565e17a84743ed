using AetherFlow.Engine.Estimating;
using AetherFlow.Engine.Prompts;
using AetherFlow.Models.Calling;
using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Spending;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Tests.Estimating;

/// <summary>Sums against figures that were worked out by hand.</summary>
public sealed class CostEstimatorTests
{
    /// <summary>100 known and 900 unknown tokens at $2, 500 of reply at $10 a million.</summary>
    [Fact]
    public void Expected_OneAttempt_IsPromptAndExpectedReplyAtTheModelsPrice() =>
        Assert.Equal(new Money(0.002m + 0.005m), CostEstimator.Expected(Call(unknownTokens: 900), Model(2, 10)));

    [Fact]
    public void Expected_PriceUnknown_IsUnknown() => Assert.Null(CostEstimator.Expected(Call(), Model(null, null)));

    /// <summary>
    /// Replies of 1,000, 2,000 and 3,000 (the model gives no more) tokens; prompts of half their bytes in tokens, and of
    /// what is unknown half its characters.
    /// </summary>
    [Fact]
    public void AtMost_GrowingReplies_AreBoundedByTheModelAndAddedUp()
    {
        var call = Call(mostCharacters: 2_000);
        var model = Model(1, 10) with { OutputCap = 3_000 };

        var input = new[] { 1_000, 2_000, 3_000 }.Sum(tokens => ((Bytes(model, tokens) + 1) / 2) + 1_000);

        Assert.Equal(new Money((input * 1m + 6_000 * 10m) / 1_000_000m), CostEstimator.AtMost(call, [model]));
    }

    [Fact]
    public void AtMost_SeveralCandidates_IsTheDearestAtEveryAttempt()
    {
        var call = Call() with { MaxTokens = [1_000, 8_000] };
        // Dear but brief; and cheap with long replies: each is the dearer one once.
        var (brief, wordy) = (Model(0, 30) with { OutputCap = 1_000 }, Model(0, 10));

        Assert.Equal(new Money(0.03m + 0.08m), CostEstimator.AtMost(call, [brief, wordy]));
    }

    [Fact]
    public void AtMost_PromptBeyondTheWindow_IsTheWindow() => Assert.Equal(
        new Money(0.05m), CostEstimator.AtMost(Call(mostCharacters: 10_000_000) with { MaxTokens = [1_000] }, [Model(1, 0) with { ContextWindow = 50_000 }]));

    [Fact]
    public void AtMost_SomePricesUnknown_IsWhatIsKnown()
    {
        Assert.Equal(new Money(0.01m), CostEstimator.AtMost(Call() with { MaxTokens = [1_000] }, [Model(null, null), Model(0, 10)]));
        Assert.Null(CostEstimator.AtMost(Call(), [Model(null, null)]));
    }

    /// <summary>What the ledger sets aside for the call.</summary>
    [Fact]
    public void AtMost_NothingUnknown_IsTheReservationOfTheCall()
    {
        var model = Model(3, 15);

        Assert.Equal(ReservationBound.Of(model, Bytes(model, 1_000), 1_000), CostEstimator.AtMost(Call() with { MaxTokens = [1_000] }, [model]));
    }

    [Fact]
    public void Total_Steps_AddsWhatIsKnownAndSaysWhatIsNot()
    {
        var step = new StepPreview { Phase = "build", StepId = new StepId("step_1") };
        StepPreview[] steps =
        [
            step,
            step with { NeedsCall = true, Expected = new Money(0.01m), AtMost = new Money(0.1m) },
            step with { NeedsCall = true, Expected = null, AtMost = new Money(0.2m), PriceMissing = true },
        ];

        Assert.Equal(new CostEstimate { Expected = new Money(0.01m), AtMost = new Money(0.3m), Calls = 2, PriceMissing = true }, CostEstimator.Total(steps));
        Assert.Equal(new CostEstimate(), CostEstimator.Total([]));
    }

    private static long Bytes(ModelEntry model, int maxTokens) => RequestHash.Of(model.Id, [("system", "S"), ("user", "U")], maxTokens, 0).Size;

    private static CallPreview Call(int unknownTokens = 0, int mostCharacters = 0) => new()
    {
        Prompt = new Prompt("S", "U", [new PromptPart("plan", "0", 40), new PromptPart("step", "0", 60)]),
        Unknown = [new UnknownPart("result step_1", unknownTokens, mostCharacters)],
        ReplyTokens = 500,
        MaxTokens = [1_000, 2_000, 4_000],
    };

    private static ModelEntry Model(decimal? input, decimal? output) => new()
    {
        Id = "test-model",
        Provider = "custom",
        ContextWindow = 100_000,
        OutputCap = 8_000,
        Price = input is null ? null : new ModelPrice { InputPerMillion = input.Value, OutputPerMillion = output!.Value, Source = "test" },
    };
}
