using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Settings;
using AetherFlow.Models.Tests.Support;

namespace AetherFlow.Models.Tests.Settings;

public sealed class ModelSettingsTests
{
    private const string Key = TestSettings.Key;

    [Fact]
    public void Read_Nothing_NoProviderAndTheDefaults()
    {
        var settings = Read().Settings!;

        Assert.Empty(settings.Providers);
        Assert.Equal((4000, 0.7f, 60.0, 3), (settings.MaxTokens, settings.Temperature, settings.Timeout.TotalSeconds, settings.MaxRetries));
        Assert.Contains("DEEPSEEK_API_KEY=…", settings.LinesToAdd());
    }

    [Fact]
    public void Read_DeepSeekKey_CatalogueEndpointAndModel()
    {
        var provider = Assert.Single(Read(("DEEPSEEK_API_KEY", $" {Key} ")).Settings!.Providers);

        Assert.Equal((Key, "https://api.deepseek.com/chat/completions", "deepseek-flash"), (provider.Key, provider.Endpoint.ToString(), provider.DefaultModel));
        Assert.Equal(0.30m, provider.ModelNamed("deepseek-flash").Price?.InputPerMillion);
        Assert.DoesNotContain(Key, provider.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("your_deepseek_key_here")]
    [InlineData("votre_cle")]
    public void Read_PlaceholderKey_ProviderAbsent(string key) => Assert.Empty(Read(("DEEPSEEK_API_KEY", key)).Settings!.Providers);

    [Fact]
    public void Read_EverythingSet_AllOfItHolds()
    {
        var settings = Read(
            ("DEEPSEEK_API_KEY", Key), ("DEEPSEEK_API_URL", "http://127.0.0.1:9/v1"), ("DEEPSEEK_MODEL", "deepseek-new"),
            ("DEEPSEEK_INPUT_COST_PER_1K", "0.001"), ("DEEPSEEK_OUTPUT_COST_PER_1K", "2e-3"),
            ("MAX_TOKENS", "8000"), ("TEMPERATURE", "0"), ("TIMEOUT", "2.5"), ("MAX_RETRIES", "0")).Settings!;

        var model = settings.Find("deepseek")!.ModelNamed("deepseek-new");
        Assert.Equal("http://127.0.0.1:9/v1/chat/completions", settings.Find("deepseek")!.Endpoint.ToString());
        Assert.Equal((1m, 2m, true), (model.Price!.InputPerMillion, model.Price.OutputPerMillion, model.LimitsAssumed));
        Assert.Equal((8000, 0f, 2.5, 0), (settings.MaxTokens, settings.Temperature, settings.Timeout.TotalSeconds, settings.MaxRetries));
        Assert.Equal([Key], settings.Secrets);
    }

    [Theory]
    [InlineData("ANTHROPIC_API_KEY", "CLAUDE_MODEL", "anthropic", "m")]
    [InlineData("CLAUDE_API_KEY", "CLAUDE_MODEL", "anthropic", "m")]
    [InlineData("CLAUDE_API_KEY", "ANTHROPIC_MODEL", "anthropic", "m")]
    [InlineData("GOOGLE_API_KEY", "GEMINI_MODEL", "gemini", "m")]
    [InlineData("MISTRAL_API_KEY", "MISTRAL_MODEL", "mistral", "m")]
    [InlineData("MISTRAL_API_KEY", "MISTRAL_MODEL", "codestral", "codestral-latest")]
    [InlineData("MISTRAL_API_KEY", "CODESTRAL_MODEL", "codestral", "m")]
    public void Read_ModelNamedAsTheKeyIs_TakenUnlessAnotherProviderHasTheName(string key, string variable, string provider, string expected)
    {
        var settings = Read((key, Key), (variable, "m")).Settings!;

        Assert.Equal(expected, settings.Find(provider)!.DefaultModel);
    }

    [Fact]
    public void Read_ClaudeAndGemini_KindAndEndpointOfTheirs()
    {
        var settings = Read(("CLAUDE_API_KEY", Key), ("GOOGLE_API_KEY", Key), ("GEMINI_API_URL", "https://generativelanguage.googleapis.com")).Settings!;

        var (claude, gemini) = (settings.Find("anthropic")!, settings.Find("gemini")!);
        Assert.Equal(("anthropic", "https://api.anthropic.com/v1/messages"), (claude.Kind, claude.Endpoint.ToString()));
        Assert.Equal(("gemini", "https://generativelanguage.googleapis.com/v1beta"), (gemini.Kind, gemini.Endpoint.ToString()));
        Assert.All([.. claude.Models, .. gemini.Models], model => Assert.False(model.TakesTemperature));
    }

    [Fact]
    public void Read_MostCallsAtOnceAndBudgets_Hold()
    {
        var settings = Read(
            ("DEEPSEEK_API_KEY", Key), ("GROQ_API_KEY", Key), ("MAX_CONCURRENT_REQUESTS_DEEPSEEK", "5"), ("AETHERFLOW_BUDGET", "1.5"), ("AETHERFLOW_DAY_BUDGET", "3")).Settings!;

        Assert.Equal(new TrafficLimits(Concurrency: 5), settings.Find("deepseek")!.Limits);
        Assert.Equal(TrafficLimits.None, settings.Find("groq")!.Limits);
        Assert.Equal((1.5m, 3m), (settings.Budgets.Run?.Usd, settings.Budgets.Day?.Usd));
        Assert.Equal(
            ["AETHERFLOW_BUDGET is '-1'; a number from 0 to 1000000 is wanted (set in: environment).", "MAX_CONCURRENT_REQUESTS_GROQ is 'many'; a whole number from 1 to 10000 is wanted (set in: environment)."],
            Read(("GROQ_API_KEY", Key), ("MAX_CONCURRENT_REQUESTS_GROQ", "many"), ("AETHERFLOW_BUDGET", "-1")).Problems.Select(p => p.Message).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Read_CustomEndpoint_KeyPricesAndLimitsOptional()
    {
        var bare = Read(("CUSTOM_API_URL", "https://llm.example/v1"), ("CUSTOM_MODEL", "qwen")).Settings!.Find("custom")!;
        var full = Read(
            ("CUSTOM_API_URL", "https://llm.example/v1"), ("CUSTOM_MODEL", "qwen"), ("CUSTOM_API_KEY", Key),
            ("CUSTOM_CONTEXT_WINDOW", "100000"), ("CUSTOM_OUTPUT_CAP", "9000")).Settings!.Find("custom")!;

        Assert.Null(bare.Key);
        Assert.Null(bare.ModelNamed("qwen").Price);
        Assert.Equal((ModelEntry.AssumedContextWindow, true), (bare.ModelNamed("qwen").ContextWindow, bare.ModelNamed("qwen").LimitsAssumed));
        Assert.Equal((Key, 100_000, 9000, false), (full.Key, full.ModelNamed("qwen").ContextWindow, full.ModelNamed("qwen").OutputCap, full.ModelNamed("qwen").LimitsAssumed));
    }

    [Fact]
    public void Read_ServerOnThisMachineWithoutPrice_Free()
    {
        var provider = Read(("CUSTOM_API_URL", "http://localhost:11434"), ("CUSTOM_MODEL", "qwen")).Settings!.Find("custom")!;

        Assert.Equal(0, provider.ModelNamed("qwen").Price?.OutputPerMillion);
    }

    [Fact]
    public void Read_ManyMistakes_AllToldAtOnceWithoutTheKey()
    {
        var problems = Read(
            ("DEEPSEEK_API_KEY", "sk-ключ-0123456789"), ("CUSTOM_API_KEY", "sk-a b"), ("CUSTOM_API_URL", "example"), ("CUSTOM_MODEL", "m"),
            ("CUSTOM_INPUT_COST_PER_1K", "-1"), ("MAX_TOKENS", "many"), ("TEMPERATURE", "3"), ("TIMEOUT", "0"), ("MAX_RETRIES", "-1")).Problems;

        string[] wanted = ["DEEPSEEK_API_KEY", "CUSTOM_API_KEY", "CUSTOM_API_URL", "CUSTOM_INPUT_COST_PER_1K is", "CUSTOM_INPUT_COST_PER_1K needs CUSTOM_OUTPUT_COST_PER_1K", "MAX_TOKENS", "TEMPERATURE", "TIMEOUT", "MAX_RETRIES"];
        Assert.All(wanted, name => Assert.Contains(problems, p => p.Message.StartsWith(name, StringComparison.Ordinal)));
        Assert.All(problems, p => Assert.True(p.Message.Contains("set in: environment", StringComparison.Ordinal), p.Message));
        Assert.DoesNotContain(problems, p => p.Message.Contains("sk-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("CUSTOM_API_URL", "https://h/v1", "CUSTOM_MODEL is not set")]
    [InlineData("CUSTOM_API_KEY", Key, "CUSTOM_API_URL is not set")]
    public void Read_CustomHalfSet_SaysWhatIsMissing(string name, string value, string message) =>
        Assert.StartsWith(message, Read((name, value)).Problems[0].Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("https://evil.example/v1", true)]
    [InlineData("http://api.deepseek.com/v1", true)]
    [InlineData("https://api.deepseek.com.evil.example", true)]
    [InlineData("https://api.deepseek.com:8443/v1", true)]
    [InlineData("https://api.deepseek.com/v1/chat/completions", false)]
    [InlineData("https://API.deepseek.com", false)]
    public void Read_EndpointFromElsewhereThanItsKey_OnlyTheVendorsOwn(string url, bool refused)
    {
        var reading = ModelSettingsReader.Read(Catalogue.BuiltIn, new Dictionary<string, Setting>
        {
            ["DEEPSEEK_API_KEY"] = new(Key, "environment"),
            ["DEEPSEEK_API_URL"] = new(url, "work/.env"),
        });

        Assert.Equal(refused ? ["settings.key_elsewhere"] : [], reading.Problems.Select(p => p.Code));
    }

    private static SettingsReading Read(params (string Name, string Value)[] variables) =>
        ModelSettingsReader.Read(Catalogue.BuiltIn, variables.ToDictionary(v => v.Name, v => new Setting(v.Value, "environment"), StringComparer.Ordinal));
}
