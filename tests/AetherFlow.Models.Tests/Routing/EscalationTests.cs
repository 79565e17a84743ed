using AetherFlow.Models.Routing;
using AetherFlow.Models.Settings;
using AetherFlow.Runs.Events;

namespace AetherFlow.Models.Tests.Routing;

/// <summary>A question that failed goes to a dearer model.</summary>
public sealed class EscalationTests
{
    private const string All = "deepseek codestral groq mistral openai openrouter ollama";

    [Fact]
    public void Of_TheFirstAttempt_LeavesTheChoicesAsTheyAre()
    {
        var settings = Configured.Settings(All);
        var usual = Usual(settings);

        Assert.Same(usual, Escalation.Of(0, settings, usual));
    }

    [Fact]
    public void Of_EachFurtherTier_AsksAModelWhoseReplyCostsAtLeastHalfAsMuchAgain()
    {
        var settings = Configured.Settings(All);
        var usual = Usual(settings);
        var price = PriceOf(usual[0], settings);

        for (var tier = 1; tier <= 2; tier++)
        {
            var choices = Escalation.Of(tier, settings, usual);

            Assert.True(PriceOf(choices[0], settings) >= price * 1.5m, $"tier {tier}: {choices[0]}");
            Assert.Equal("BUILD", choices[0].Mode);
            Assert.Equal(choices.Count, choices.Select(c => (c.Provider, c.Model)).Distinct().Count());
            Assert.All(usual, choice => Assert.Contains(choices, c => (c.Provider, c.Model) == (choice.Provider, choice.Model)));
            price = PriceOf(choices[0], settings);
        }
    }

    [Fact]
    public void Of_MoreTiersThanThereAre_AsksTheDearest()
    {
        var settings = Configured.Settings(All);
        var dearest = settings.Providers.SelectMany(p => p.Models).Max(m => m.Price?.OutputPerMillion ?? 0);

        Assert.True(PriceOf(Escalation.Of(100, settings, Usual(settings))[0], settings) * 1.5m > dearest);
    }

    [Fact]
    public void Of_ALocalModel_AsksOneThatCosts()
    {
        var settings = Configured.Settings("ollama deepseek");
        RouteChoice[] local = [new RouteChoice("ollama", "m", "it answers on this machine")];

        Assert.Equal(["deepseek", "ollama"], Escalation.Of(1, settings, local).Select(choice => choice.Provider));
    }

    [Fact]
    public void Of_AModelOfUnknownPrice_StaysThere()
    {
        RouteChoice[] unknown = [new RouteChoice("nobody", "m", "as recorded")];

        Assert.Same(unknown, Escalation.Of(2, Configured.Settings("deepseek"), unknown));
    }

    private static IReadOnlyList<RouteChoice> Usual(ModelSettings settings) => Router.Route(new RouteProfile { Mode = RouteProfile.Build }, settings);

    private static decimal PriceOf(RouteChoice choice, ModelSettings settings) => settings.EntryOf(choice)!.Price!.OutputPerMillion;
}
