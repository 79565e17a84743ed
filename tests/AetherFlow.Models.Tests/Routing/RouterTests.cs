using AetherFlow.Models.Routing;
using AetherFlow.Runs.Events;

namespace AetherFlow.Models.Tests.Routing;

public sealed class RouterTests
{
    private const string All = "deepseek codestral groq mistral openai openrouter ollama";

    [Theory]
    [InlineData("FAST", All, "groq codestral deepseek mistral openai openrouter ollama")]
    [InlineData("BUILD", All, "deepseek codestral groq mistral openai openrouter ollama")]
    [InlineData("DOUBLE-CHECK", All, "deepseek codestral groq mistral openai openrouter ollama")]
    [InlineData("DOUBLE-CHECK", "deepseek gemini groq", "gemini deepseek groq")]
    [InlineData("FAST", "groq custom ollama", "custom groq ollama")]
    [InlineData("BUILD", "deepseek custom", "custom deepseek")]
    [InlineData("DOUBLE-CHECK", "deepseek custom", "custom deepseek")]
    [InlineData("FAST", "openai mistral", "mistral openai")]
    [InlineData("BUILD", "groq", "groq")]
    [InlineData("BUILD", "", "")]
    public void Route_NobodyAsksForAnything_OrderOfTheMode(string mode, string configured, string expected) =>
        Assert.Equal(expected, Providers(Router.Route(new RouteProfile { Mode = mode }, Configured.Settings(configured))));

    [Theory]
    [InlineData("openai", null, "openai/gpt-6-sol deepseek/deepseek-flash groq/openai/gpt-oss-120b")]
    [InlineData("openai/gpt-6-luna", null, "openai/gpt-6-luna deepseek/deepseek-flash groq/openai/gpt-oss-120b openai/gpt-6-sol")]
    [InlineData("deepseek-v4-pro", null, "deepseek/deepseek-v4-pro deepseek/deepseek-flash groq/openai/gpt-oss-120b openai/gpt-6-sol")]
    [InlineData("openai/gpt-oss-120b", null, "groq/openai/gpt-oss-120b deepseek/deepseek-flash openai/gpt-6-sol")]
    [InlineData("groq/openai/gpt-oss-20b", null, "groq/openai/gpt-oss-20b deepseek/deepseek-flash groq/openai/gpt-oss-120b openai/gpt-6-sol")]
    [InlineData(" DeepSeek ", "groq", "deepseek/deepseek-flash groq/openai/gpt-oss-120b openai/gpt-6-sol")]
    [InlineData(null, "groq", "groq/openai/gpt-oss-120b deepseek/deepseek-flash openai/gpt-6-sol")]
    [InlineData("openai", "groq", "openai/gpt-6-sol groq/openai/gpt-oss-120b deepseek/deepseek-flash")]
    [InlineData("nobody", "auto", "deepseek/deepseek-flash groq/openai/gpt-oss-120b openai/gpt-6-sol")]
    public void Route_SomebodyAsks_UserThenPlanThenTheOthers(string? wanted, string? plan, string expected)
    {
        var choices = Router.Route(new RouteProfile { Mode = "BUILD", Wanted = wanted, PlanWants = plan }, Configured.Settings("deepseek groq openai"));

        Assert.Equal(expected, string.Join(' ', choices.Select(c => $"{c.Provider}/{c.Model}")));
        Assert.All(choices, c => Assert.True(c.Reason.Length > 0 && c.Mode == "BUILD", c.ToString()));
    }

    [Theory]
    [InlineData("deepseek groq", "groq", "openai/gpt-oss-120b", "deepseek/deepseek-flash groq/openai/gpt-oss-120b")]
    [InlineData("deepseek groq", "deepseek", "deepseek-flash", "groq/openai/gpt-oss-120b deepseek/deepseek-v4-pro deepseek/deepseek-flash")]
    [InlineData("deepseek", "deepseek", "deepseek-flash", "deepseek/deepseek-v4-pro deepseek/deepseek-flash")]
    [InlineData("deepseek", "deepseek", "deepseek-v4-pro", "deepseek/deepseek-flash deepseek/deepseek-v4-pro")]
    [InlineData("groq", "groq", "openai/gpt-oss-120b", "groq/openai/gpt-oss-120b")]
    [InlineData("custom deepseek", "custom", "m", "deepseek/deepseek-flash custom/m")]
    [InlineData("custom", "custom", "m", "custom/m")]
    [InlineData("custom deepseek", "deepseek", "deepseek-flash", "custom/m deepseek/deepseek-v4-pro deepseek/deepseek-flash")]
    [InlineData("deepseek", "gone", "m", "deepseek/deepseek-flash")]
    [InlineData("ollama", "ollama", "m", "ollama/m")]
    public void Route_CheckOfSomebodysWork_AuthorLast(string configured, string provider, string model, string expected)
    {
        var choices = Router.Route(new RouteProfile { Mode = "DOUBLE-CHECK", Avoid = new RouteChoice(provider, model, "") }, Configured.Settings(configured));

        Assert.Equal(expected, string.Join(' ', choices.Select(c => $"{c.Provider}/{c.Model}")));
        Assert.All(choices, c => Assert.Contains("wrote", c.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Route_PlanAsksForTheAuthorToCheck_OthersFirst()
    {
        var author = new RouteChoice("deepseek", "deepseek-flash", "");

        var choices = Router.Route(new RouteProfile { Mode = "DOUBLE-CHECK", PlanWants = "deepseek", Avoid = author }, Configured.Settings("deepseek groq"));

        Assert.Equal("groq", choices[0].Provider);
    }

    [Theory]
    [InlineData("codestral", "; the plan asks for codestral, which has no key")]
    [InlineData("ollama", "; the plan asks for ollama, which does not answer")]
    [InlineData("custom", "; the plan asks for custom, which has no address")]
    [InlineData("mimo", "; the plan asks for mimo, which is not known here")]
    [InlineData("auto", "")]
    [InlineData("  ", "")]
    public void Route_PlanAsksForWhatIsNotThere_FirstReasonSaysSo(string plan, string said)
    {
        var choices = Router.Route(new RouteProfile { Mode = "BUILD", PlanWants = plan }, Configured.Settings("deepseek groq"));

        Assert.Equal($"preferred for BUILD, and it has a key{said}", choices[0].Reason);
        Assert.DoesNotContain("plan", choices[1].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deepseek", null, null)]
    [InlineData("deepseek/whatever", null, null)]
    [InlineData("deepseek-v4-pro", null, null)]
    [InlineData("codestral", "model.not_configured", "Set CODESTRAL_API_KEY.")]
    [InlineData("openai/gpt-6-sol", "model.not_configured", "Set OPENAI_API_KEY.")]
    [InlineData("gpt-6-sol", "model.not_configured", "Set OPENAI_API_KEY.")]
    [InlineData("ollama", "model.not_configured", "Start it, or set OLLAMA_HOST.")]
    [InlineData("gpt-9", "model.unknown", "Name one of these, or a model as provider/model; providers: deepseek, codestral, groq, gemini, mistral, openai, anthropic, openrouter, ollama, llamacpp, custom.")]
    public void WhyNotWanted_Words_ProblemWithWhatIsConfigured(string wanted, string? code, string? hint)
    {
        var problem = Router.WhyNotWanted(wanted, Configured.Settings("deepseek groq"));

        Assert.Equal((code, hint), (problem?.Code, problem?.Hint));
        if (problem is not null) Assert.Contains("Configured: deepseek (deepseek-flash, deepseek-v4-pro), groq (openai/gpt-oss-120b, openai/gpt-oss-20b).", problem.Message, StringComparison.Ordinal);
    }

    private static string Providers(IEnumerable<RouteChoice> choices) => string.Join(' ', choices.Select(c => c.Provider));
}
