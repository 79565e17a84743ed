using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Listings;
using AetherFlow.Models.Settings;
using AetherFlow.Models.Tests.Support;

namespace AetherFlow.Models.Tests.Listings;

public sealed class ModelListingTests
{
    private const string Key = TestSettings.Key;

    [Fact]
    public void Of_OneKey_EveryProviderWithWhatItLacks()
    {
        var listing = ModelListing.Of(Read(("DEEPSEEK_API_KEY", Key)));

        Assert.Equal(
            [
                "deepseek True api.deepseek.com deepseek-flash ",
                "codestral False api.mistral.ai codestral-latest CODESTRAL_API_KEY=… or MISTRAL_API_KEY=…",
                "groq False api.groq.com openai/gpt-oss-120b GROQ_API_KEY=…",
                "gemini False generativelanguage.googleapis.com gemini-3.8-flash GEMINI_API_KEY=… or GOOGLE_API_KEY=…",
                "mistral False api.mistral.ai mistral-medium-latest MISTRAL_API_KEY=… or MISTRAL_CHAT_KEY=…",
                "openai False api.openai.com gpt-6-sol OPENAI_API_KEY=…",
                "anthropic False api.anthropic.com claude-sonnet-5-5 ANTHROPIC_API_KEY=… or CLAUDE_API_KEY=…",
                "openrouter False openrouter.ai openai/gpt-oss-120b OPENROUTER_API_KEY=…",
                "ollama False 127.0.0.1:11434  start it, or OLLAMA_HOST=http://127.0.0.1:11434",
                "llamacpp False 127.0.0.1:8080  start it, or LLAMACPP_API_URL=http://127.0.0.1:8080",
                "custom False   CUSTOM_API_URL=http://127.0.0.1:8080/v1 and CUSTOM_MODEL=…",
            ],
            listing.Select(p => $"{p.Name} {p.IsConfigured} {p.Host} {p.DefaultModel} {p.HowToSet}"));
        Assert.DoesNotContain(Key, string.Join('\n', listing), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_Models_PricesWithSourceAndDay()
    {
        var models = ModelListing.Of(Read())[0].Models;

        Assert.Equal([("deepseek-flash", true, 1_048_576), ("deepseek-v4-pro", false, 1_048_576)], models.Select(m => (m.Id, m.IsDefault, m.ContextWindow!.Value)));
        Assert.Equal((0.30m, 1.20m), (models[0].Price!.InputPerMillion, models[0].Price!.OutputPerMillion));
        Assert.StartsWith("https://api-docs.deepseek.com", models[0].Price!.Source, StringComparison.Ordinal);
        Assert.NotNull(models[0].Price!.Date);
    }

    [Fact]
    public void Of_ModelThatNobodyLists_LimitsUnknown()
    {
        var custom = ModelListing.Of(Read(("CUSTOM_API_URL", "https://llm.example:8443/v1"), ("CUSTOM_MODEL", "qwen"))).Single(p => p.Name == "custom");

        var model = Assert.Single(custom.Models);
        Assert.Equal(("llm.example:8443", "qwen", true, null, null), (custom.Host, model.Id, model.IsDefault, model.ContextWindow, model.Price?.Source));
    }

    private static ModelSettings Read(params (string Name, string Value)[] variables) => ModelSettingsReader
        .Read(Catalogue.BuiltIn, variables.ToDictionary(v => v.Name, v => new Setting(v.Value, "environment"), StringComparer.Ordinal)).Settings!;
}
