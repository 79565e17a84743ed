using AetherFlow.Models.Routing;
using AetherFlow.Models.Settings;
using AetherFlow.Models.Traffic;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Models.Tests.Routing;

public sealed class RouterPropertyTests
{
    private static readonly string[] Names = ["deepseek", "codestral", "groq", "gemini", "mistral", "openai", "anthropic", "openrouter", "ollama", "custom"];

    private static readonly string[] Words = ["", "auto", "groq", "openai/gpt-6-luna", "claude-opus-5-5", "nobody", "gemini/gemini-3.1-pro-preview"];

    private static readonly Gen<(RouteProfile Profile, ModelSettings Settings)> Questions =
        from configured in Gen.SubListOf(Names)
        from mode in Gen.Elements(RouteProfile.Fast, RouteProfile.Build, RouteProfile.DoubleCheck)
        from wanted in Gen.Elements(Words)
        from planned in Gen.Elements(Words)
        from used in Gen.SubListOf(Words.Where(word => word.Length > 0))
        from author in Gen.Elements("deepseek/deepseek-flash", "gemini/gemini-3.8-flash", "")
        from bytes in Gen.Elements<long?>(null, 1_000, 200_000, 500_000, 900_000, 9_000_000)
        from left in Gen.Elements<decimal?>(null, 0, 0.01m, 1)
        from standing in Gen.SubListOf(Names)
        from requires in Gen.Choose(0, 3)
        select (
            new RouteProfile
            {
                Mode = mode,
                Wanted = wanted,
                PlanWants = planned,
                Avoid = author.Split('/') is [var provider, var model] ? new RouteChoice(provider, model, "") : null,
                PromptBytes = bytes,
                Remaining = left is { } dollars ? new Money(dollars) : null,
                Standings = [.. standing.Select(name => new Standing(name, null, DateTimeOffset.UnixEpoch, "why"))],
                RequiresSchema = requires == 1,
                RequiresTools = requires == 2,
            },
            Configured.Settings(string.Join(' ', configured)) with { Rules = used.Count == 0 ? [] : [new RouteRule { Use = [.. used] }] });

    [Fact]
    public void Route_AnyQuestion_NobodyTwiceAndNobodyForgottenWithoutAReason() => Holds((profile, settings, choices) =>
    {
        var asked = choices.Select(c => (c.Provider, c.Model)).ToList();
        Assert.Equal(asked.Distinct(), asked);
        Assert.All(choices, choice => Assert.NotNull(settings.Find(choice.Provider)));
        Assert.All(settings.Providers, provider => Assert.True(
            choices.Any(c => c.Provider == provider.Name) || choices[0].Reason.Contains($"{provider.Name}/{provider.DefaultModel} is left out: ", StringComparison.Ordinal),
            $"{provider.Name} is missing: {string.Join(", ", choices)}"));
    });

    [Fact]
    public void Route_AnyQuestion_SameAnswerAgain() => Holds((profile, settings, choices) => Assert.Equal(choices, Router.Route(profile, settings)));

    [Fact]
    public void Route_AnyQuestion_WhoStandsStillComesAfterWhoDoesNot() => Holds((profile, settings, choices) =>
    {
        var still = profile.Standings.Select(s => s.Provider).ToHashSet(StringComparer.Ordinal);
        var isWanted = choices.Count > 0 && choices[0].Reason.StartsWith("you asked for it", StringComparison.Ordinal);
        var order = choices.Skip(isWanted ? 1 : 0).Select(c => still.Contains(c.Provider)).ToList();

        // Where nobody can serve the request, the order is left as it was.
        if (choices.All(c => c.Reason.Contains("does not hold", StringComparison.Ordinal) || c.Reason.Contains("cannot be held", StringComparison.Ordinal))) return;
        Assert.Equal(order.Order(), order);
    });

    private static void Holds(Action<RouteProfile, ModelSettings, IReadOnlyList<RouteChoice>> check) =>
        Prop.ForAll(Questions.ToArbitrary(), question => check(question.Profile, question.Settings, Router.Route(question.Profile, question.Settings)))
            .QuickCheckThrowOnFailure();
}
