using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Routing;
using AetherFlow.Models.Settings;
using AetherFlow.Models.Traffic;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Models.Tests.Routing;

/// <summary>Who is asked for what, and why: a question and its whole answer a row.</summary>
public sealed class RouteTableTests
{
    private const string Some = "deepseek codestral groq gemini anthropic";

    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 3, 10, TimeSpan.Zero);

    /// <summary>By name: the profile, who is configured, the answer; where a reason matters, it stands behind the name.</summary>
    private static readonly Dictionary<string, (RouteProfile Profile, string Configured, string[] Expected)> OfSteps = new(StringComparer.Ordinal)
    {
        ["build"] = (Build(), Some, ["deepseek: preferred for BUILD, and it has a key", "codestral", "groq: it has a key", "gemini", "anthropic"]),
        ["build, hard refactoring"] = (Build("refactoring", 0.5), Some, ["deepseek: preferred for BUILD, and it has a key", "codestral", "groq", "gemini", "anthropic"]),
        ["build, simple refactoring"] = (Build("refactoring", 0.49), Some, ["codestral: preferred for simple refactorings in BUILD, and it has a key", "deepseek", "groq", "gemini", "anthropic"]),
        ["build, simple patch"] = (Build("patch", 0), Some, ["codestral: preferred for simple patches in BUILD, and it has a key", "deepseek", "groq", "gemini", "anthropic"]),
        ["build, few simple lines"] = (Build("code_generation", 0.2, 499), Some, ["codestral: preferred for a few simple lines of code in BUILD, and it has a key", "deepseek", "groq", "gemini", "anthropic"]),
        ["build, many simple lines"] = (Build("code_generation", 0.2, 500), Some, ["deepseek", "codestral", "groq", "gemini", "anthropic"]),
        ["build, simple analysis"] = (Build("analysis", 0.1), Some, ["deepseek", "codestral", "groq", "gemini", "anthropic"]),
        ["fast"] = (Of(RouteProfile.Fast), Some, ["groq: preferred for FAST, and it has a key", "codestral: it has a key, and costs $0.90 a million tokens of reply", "deepseek", "gemini", "anthropic"]),
        ["fast, kind of step does not matter"] = (Of(RouteProfile.Fast) with { StepType = "patch", Complexity = 0.1 }, "groq codestral", ["groq", "codestral"]),
        ["check"] = (Of(RouteProfile.DoubleCheck), Some, ["gemini: preferred for DOUBLE-CHECK, and it has a key", "deepseek", "codestral", "groq", "anthropic"]),
        ["check of the preferred one's work"] = (
            Of(RouteProfile.DoubleCheck) with { Avoid = new RouteChoice("gemini", "gemini-3.8-flash", "") }, "gemini deepseek",
            [
                "deepseek: preferred for DOUBLE-CHECK, and it has a key; gemini/gemini-3.8-flash wrote what it checks",
                "gemini/gemini-3.1-pro-preview: another model than the one that wrote what it checks (gemini-3.8-flash)",
                "gemini: it wrote what it checks; nobody else is left",
            ]),
        ["long prompt: largest windows first"] = (
            Build() with { PromptBytes = 150_000 }, Some,
            [
                "deepseek: it has a key, and its window of 1,048,576 tokens suits a long prompt", "gemini: it has a key, and its window of 1,048,576 tokens suits a long prompt",
                "anthropic: it has a key, and its window of 1,000,000 tokens suits a long prompt", "codestral", "groq",
            ]),
        ["prompt just below long"] = (Build() with { PromptBytes = 149_999 }, Some, ["deepseek", "codestral", "groq", "gemini", "anthropic"]),
        ["too long for some"] = (
            Build() with { PromptBytes = 900_000, ReplyTokens = 4_000 }, "groq codestral deepseek",
            [
                "deepseek: it has a key, and its window of 1,048,576 tokens suits a long prompt"
                    + "; codestral/codestral-latest is left out: its window of 256,000 tokens does not hold a prompt of ~300,000 and a reply of 4,000"
                    + "; groq/openai/gpt-oss-120b is left out: its window of 131,072 tokens does not hold a prompt of ~300,000 and a reply of 4,000",
            ]),
        ["a reply is no longer than its cap"] = (Build() with { PromptBytes = 3 * 65_536, ReplyTokens = 1_000_000 }, "groq", ["groq"]),
        ["too long for all"] = (
            Build() with { PromptBytes = 900_000 }, "groq",
            ["groq: it has a key, and its window of 131,072 tokens suits a long prompt; its window of 131,072 tokens does not hold a prompt of ~300,000 and a reply of 4,000"]),
        ["too long for the one who is wanted"] = (
            Build() with { Wanted = "groq", PromptBytes = 900_000 }, "groq deepseek",
            ["groq: you asked for it; its window of 131,072 tokens does not hold a prompt of ~300,000 and a reply of 4,000", "deepseek"]),
    };

    /// <summary>The same for how things stand at the moment.</summary>
    private static readonly Dictionary<string, (RouteProfile Profile, string Configured, string[] Expected)> OfCircumstances = new(StringComparer.Ordinal)
    {
        ["standing still"] = (
            Build() with { Standings = [new Standing("deepseek", null, Noon, "it asked for a pause (429)")] }, Some,
            ["codestral", "groq", "gemini", "anthropic", "deepseek: preferred for BUILD, and it has a key; cooling down until 12:03:10 UTC: it asked for a pause (429)"]),
        ["another model stands still"] = (
            Build() with { Standings = [new Standing("deepseek", "deepseek-v4-pro", Noon, "x")] }, "deepseek groq", ["deepseek: preferred for BUILD, and it has a key", "groq"]),
        ["all stand still"] = (
            Build() with { Standings = [new Standing("deepseek", "deepseek-flash", Noon, "a"), new Standing("groq", null, Noon, "b")] }, "deepseek groq",
            ["deepseek: preferred for BUILD, and it has a key; cooling down until 12:03:10 UTC: a", "groq: it has a key; cooling down until 12:03:10 UTC: b"]),
        ["two standings: the longer one counts"] = (
            Build() with { Standings = [new Standing("groq", null, Noon, "short"), new Standing("groq", "openai/gpt-oss-120b", Noon.AddMinutes(1), "long")] }, "groq",
            ["groq: it has a key; cooling down until 12:04:10 UTC: long"]),
        ["wanted stays first, whatever stands still"] = (
            Build() with { Wanted = "groq", Standings = [new Standing("groq", null, Noon, "x")] }, "deepseek groq",
            ["groq: you asked for it; cooling down until 12:03:10 UTC: x", "deepseek"]),
        ["little money"] = (
            Build() with { PromptBytes = 30_000, ReplyTokens = 1_000, Remaining = new Money(0.006m) }, "anthropic deepseek groq",
            ["deepseek", "groq", "anthropic: it has a key; it may cost up to $0.0475, and $0.0060 is left"]),
        ["no money"] = (
            Build() with { PromptBytes = 2, ReplyTokens = 1, Remaining = new Money(-1) }, "deepseek",
            ["deepseek: preferred for BUILD, and it has a key; it may cost up to $0.000002, and $0.0000 is left"]),
        ["no price, and a budget"] = (
            Build() with { Remaining = new Money(5) }, "openrouter groq custom",
            ["groq", "custom: the endpoint you set; no price is known of it, and a budget is set", "openrouter: it has a key; no price is known of it, and a budget is set"]),
        ["standing still comes behind too dear"] = (
            Build() with { PromptBytes = 30_000, ReplyTokens = 1_000, Remaining = new Money(0.006m), Standings = [new Standing("deepseek", null, Noon, "x")] }, "anthropic deepseek groq",
            ["groq", "anthropic", "deepseek"]),
        ["a schema is required"] = (
            Build() with { RequiresSchema = true }, "deepseek groq",
            ["groq: it has a key; deepseek/deepseek-flash is left out: cannot be held to a schema"]),
        ["a schema is required, nobody has it"] = (Build() with { RequiresSchema = true }, "deepseek", ["deepseek: preferred for BUILD, and it has a key; cannot be held to a schema"]),
        ["plan before endpoint of one's own"] = (Build() with { PlanWants = "groq" }, "deepseek groq custom", ["groq: the plan asks for it", "custom: the endpoint you set", "deepseek"]),
    };

    public static TheoryData<string> Names => [.. OfSteps.Keys, .. OfCircumstances.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Route_Question_WholeAnswer(string name)
    {
        var (profile, configured, expected) = OfSteps.TryGetValue(name, out var row) ? row : OfCircumstances[name];

        var choices = Router.Route(profile, Configured.Settings(configured));

        Assert.Equal(expected.Select(Id), choices.Select(choice => Id(choice)));
        Assert.All(choices.Zip(expected), pair => Assert.Equal(Reason(pair.Second) ?? pair.First.Reason, pair.First.Reason));
        Assert.All(choices, choice => Assert.Equal(profile.Mode, choice.Mode));
    }

    [Theory]
    [InlineData("BUILD", "refactoring", 0.2, "groq gemini codestral deepseek")]
    [InlineData("BUILD", "refactoring", 0.5, "gemini deepseek codestral groq")]
    [InlineData("BUILD", "patch", 0.2, "codestral deepseek groq gemini")]
    [InlineData("FAST", "refactoring", 0.2, "groq codestral deepseek gemini")]
    [InlineData("BUILD", null, null, "deepseek codestral groq gemini")]
    public void Route_Rules_FirstThatFitsDecides(string mode, string? type, double? complexity, string expected)
    {
        RouteRule[] rules =
        [
            new() { Mode = "BUILD", Type = "refactoring", ComplexityBelow = 0.3, Use = ["groq", "gemini"] },
            new() { Mode = "BUILD", Type = "refactoring", ComplexityAtLeast = 0.3, Use = ["gemini"] },
        ];

        var choices = Router.Route(new RouteProfile { Mode = mode, StepType = type, Complexity = complexity }, Configured.Settings("deepseek codestral groq gemini") with { Rules = rules });

        Assert.Equal(expected, string.Join(' ', choices.Select(c => c.Provider)));
    }

    [Fact]
    public void Route_RuleNamesWhoHasNoKeyOrIsOff_NextOfItAndTheReasonSaysSo()
    {
        var settings = Configured.Settings("deepseek groq") with { Rules = [new RouteRule { Use = ["openai", "mistral", "groq/openai/gpt-oss-20b"] }] };
        settings = settings with { Catalogue = settings.Catalogue with { Providers = [.. settings.Catalogue.Providers.Select(p => p.Name == "mistral" ? p with { Enabled = false } : p)] } };

        var first = Router.Route(Build(), settings)[0];

        Assert.Equal(("groq", "openai/gpt-oss-20b"), (first.Provider, first.Model));
        Assert.Equal(
            "your configuration names it for this kind of step; your configuration names openai, which has no key; your configuration names mistral, which is switched off",
            first.Reason);
    }

    [Fact]
    public void Route_UserPlanAndRule_InThatOrder()
    {
        var settings = Configured.Settings("deepseek groq openai gemini custom") with { Rules = [new RouteRule { Use = ["groq", "openai"] }] };

        var choices = Router.Route(Build() with { Wanted = "gemini", PlanWants = "openai" }, settings);

        Assert.Equal("gemini openai groq custom deepseek", string.Join(' ', choices.Select(c => c.Provider)));
    }

    [Fact]
    public void Route_RuleNamesTheAuthorForACheck_OthersFirst()
    {
        var settings = Configured.Settings("deepseek groq") with { Rules = [new RouteRule { Mode = "DOUBLE-CHECK", Use = ["deepseek"] }] };

        var choices = Router.Route(Of(RouteProfile.DoubleCheck) with { Avoid = new RouteChoice("deepseek", "deepseek-flash", "") }, settings);

        Assert.Equal("groq", choices[0].Provider);
    }

    [Fact]
    public void Route_ToolsRequired_ModelsWithoutLeftOut()
    {
        var settings = Configured.Settings("deepseek groq");
        settings = settings with { Providers = [.. settings.Providers.Select(p => p with { Models = [.. p.Models.Select(m => m with { TakesTools = p.Name != "deepseek" })] })] };

        var choices = Router.Route(Build() with { RequiresTools = true }, settings);

        Assert.Equal("it has a key; deepseek/deepseek-flash is left out: takes no tools", Assert.Single(choices).Reason);
    }

    private static RouteProfile Of(string mode) => new() { Mode = mode };

    private static RouteProfile Build(string? type = null, double? complexity = null, int? tokens = null) =>
        Of(RouteProfile.Build) with { StepType = type, Complexity = complexity, ExpectedTokens = tokens };

    /// <summary>A provider alone where it is asked for its usual model.</summary>
    private static string Id(RouteChoice choice) =>
        Catalogue.BuiltIn.FindProvider(choice.Provider)?.DefaultModel is { } usual && usual != choice.Model ? $"{choice.Provider}/{choice.Model}" : choice.Provider;

    private static string Id(string expected) => expected.Split(": ", 2)[0];

    private static string? Reason(string expected) => expected.Split(": ", 2) is [_, var reason] ? reason : null;
}
