using System.Globalization;
using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Settings;
using AetherFlow.Models.Spending;
using AetherFlow.Models.Traffic;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Models.Routing;

/// <summary>How a choice fits what is asked: whether it can serve it at all, and what speaks for asking others before.</summary>
internal readonly record struct RouteFit
{
    private const int StandsStill = 2;
    private const int TooDear = 1;

    /// <summary>Why it cannot serve the request; null where it can.</summary>
    public string? WhyNot { get; private init; }

    /// <summary>What speaks for asking others before; null for nothing.</summary>
    public string? WhyLater { get; private init; }

    /// <summary>Lower comes first.</summary>
    public int Rank { get; private init; }

    public static RouteFit Of(RouteChoice choice, RouteProfile profile, ModelSettings settings)
    {
        var model = settings.EntryOf(choice) ?? ModelEntry.Unlisted(choice.Provider, choice.Model);
        if (WhyUnable(model, profile) is { } unable) return new RouteFit { WhyNot = unable };
        if (WhyTooSmall(model, profile, settings) is { } small) return new RouteFit { WhyNot = small };
        var standing = Standing(choice, profile);
        var dear = WhyTooDear(model, profile, settings);
        return new RouteFit
        {
            Rank = (standing is null ? 0 : StandsStill) + (dear is null ? 0 : TooDear),
            WhyLater = standing is null ? dear : dear is null ? standing : $"{standing}; {dear}",
        };
    }

    private static string? WhyUnable(ModelEntry model, RouteProfile profile) =>
        profile.RequiresTools && !model.TakesTools ? "takes no tools"
        : profile.RequiresSchema && model.Structured != ModelEntry.SchemaStructure ? "cannot be held to a schema"
        : null;

    private static string? WhyTooSmall(ModelEntry model, RouteProfile profile, ModelSettings settings)
    {
        if (profile.PromptBytes is not { } bytes || PromptSize.Fits(model, bytes, ReplyTokens(model, profile, settings))) return null;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"its window of {model.ContextWindow:N0} tokens does not hold a prompt of ~{PromptSize.Tokens(bytes):N0} and a reply of {ReplyTokens(model, profile, settings):N0}");
    }

    private static string? Standing(RouteChoice choice, RouteProfile profile)
    {
        Standing? longest = null;
        foreach (var standing in profile.Standings)
        {
            var concerns = standing.Provider == choice.Provider && (standing.Model is null || standing.Model == choice.Model);
            if (concerns && (longest is null || standing.Until > longest.Until)) longest = standing;
        }

        return longest is null
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"cooling down until {longest.Until.UtcDateTime:HH:mm:ss} UTC: {longest.Why}");
    }

    private static string? WhyTooDear(ModelEntry model, RouteProfile profile, ModelSettings settings)
    {
        if (profile.Remaining is not { } left) return null;
        if (model.Price is null) return "no price is known of it, and a budget is set";
        if (profile.PromptBytes is not { } bytes) return null;
        var most = ReservationBound.Of(model, bytes, ReplyTokens(model, profile, settings));
        return most is { } cost && cost > left ? $"it may cost up to {cost}, and {(left > Money.Zero ? left : Money.Zero)} is left" : null;
    }

    private static int ReplyTokens(ModelEntry model, RouteProfile profile, ModelSettings settings) =>
        model.ReplyTokens(profile.ReplyTokens ?? settings.MaxTokens);
}
