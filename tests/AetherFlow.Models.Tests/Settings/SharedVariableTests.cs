using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Settings;
using AetherFlow.Models.Tests.Support;

namespace AetherFlow.Models.Tests.Settings;

/// <summary>Providers that share keys and addresses, and servers that need none.</summary>
public sealed class SharedVariableTests
{
    private const string Key = TestSettings.Key;

    [Fact]
    public void Read_MistralKey_CodestralAndMistralAtMistral()
    {
        var settings = Read(("MISTRAL_API_KEY", Key)).Settings!;

        Assert.Equal(
            [("codestral", "https://api.mistral.ai/v1/chat/completions", "codestral-latest"), ("mistral", "https://api.mistral.ai/v1/chat/completions", "mistral-medium-latest")],
            settings.Providers.Select(p => (p.Name, p.Endpoint.AbsoluteUri, p.DefaultModel)));
    }

    [Fact]
    public void Read_CodestralKey_CodestralsOwnService()
    {
        var provider = Assert.Single(Read(("CODESTRAL_API_KEY", Key), ("MISTRAL_API_URL", "https://elsewhere.example")).Settings!.Providers);

        Assert.Equal(("codestral", "https://codestral.mistral.ai/v1/chat/completions"), (provider.Name, provider.Endpoint.AbsoluteUri));
    }

    [Fact]
    public void Read_MistralKeyAndAddress_CodestralFollows()
    {
        var codestral = Read(("MISTRAL_API_KEY", Key), ("MISTRAL_API_URL", "https://eu.example/v1"), ("CODESTRAL_MODEL", "codestral-x"), ("MISTRAL_INPUT_COST_PER_1K", "0.0003"), ("MISTRAL_OUTPUT_COST_PER_1K", "0.0003")).Settings!.Find("codestral")!;

        Assert.Equal(("https://eu.example/v1/chat/completions", "codestral-x"), (codestral.Endpoint.AbsoluteUri, codestral.DefaultModel));
        Assert.Equal((0.3m, "MISTRAL_INPUT_COST_PER_1K and MISTRAL_OUTPUT_COST_PER_1K"), (codestral.ModelNamed("codestral-x").Price!.InputPerMillion, codestral.ModelNamed("codestral-x").Price!.Source));
    }

    [Fact]
    public void Read_MistralAddressOfACheckedOutFile_RefusedForBoth()
    {
        var reading = ModelSettingsReader.Read(Catalogue.BuiltIn, new Dictionary<string, Setting>
        {
            ["MISTRAL_API_KEY"] = new(Key, "environment"),
            ["MISTRAL_API_URL"] = new("https://evil.example/v1", "work/.env"),
        });

        Assert.Equal(["settings.key_elsewhere"], reading.Problems.Select(p => p.Code));
        Assert.Null(reading.Settings);
    }

    [Fact]
    public void Read_CodestralKeyToMistralFromAnotherFile_Refused()
    {
        var reading = ModelSettingsReader.Read(Catalogue.BuiltIn, new Dictionary<string, Setting>
        {
            ["CODESTRAL_API_KEY"] = new(Key, "environment"),
            ["CODESTRAL_API_URL"] = new("https://api.mistral.ai/v1", "work/.env"),
        });

        Assert.Equal(["settings.key_elsewhere"], reading.Problems.Select(p => p.Code));
    }

    [Fact]
    public void Read_Nothing_LocalServersUnasked()
    {
        var settings = Read().Settings!;

        Assert.Empty(settings.Providers);
        Assert.Equal(
            [("ollama", "http://127.0.0.1:11434/v1/chat/completions"), ("llamacpp", "http://127.0.0.1:8080/v1/chat/completions")],
            settings.Unasked.Select(u => (u.Provider.Name, u.Provider.Endpoint.AbsoluteUri)));
    }

    [Fact]
    public void Read_OllamaHostAndModel_ThereUnasked()
    {
        var ollama = Read(("OLLAMA_HOST", "0.0.0.0:4000"), ("OLLAMA_MODEL", "qwen3:8b")).Settings!.Find("ollama")!;

        Assert.Equal(("http://127.0.0.1:4000/v1/chat/completions", "qwen3:8b", 0m), (ollama.Endpoint.AbsoluteUri, ollama.DefaultModel, ollama.ModelNamed("qwen3:8b").Price!.OutputPerMillion));
    }

    [Fact]
    public void Read_OllamaHostWithoutModel_UnaskedAtThatHost()
    {
        var settings = Read(("OLLAMA_HOST", "gpu-box")).Settings!;

        Assert.Null(settings.Find("ollama"));
        Assert.Equal("http://gpu-box:11434/v1/chat/completions", settings.Unasked[0].Provider.Endpoint.AbsoluteUri);
    }

    [Fact]
    public void Read_OllamaHostOfACheckedOutFileWithAKey_Refused()
    {
        var reading = ModelSettingsReader.Read(Catalogue.BuiltIn, new Dictionary<string, Setting>
        {
            ["OLLAMA_API_KEY"] = new(Key, "environment"),
            ["OLLAMA_HOST"] = new("evil.example", "work/.env"),
        });

        Assert.Equal(["settings.key_elsewhere"], reading.Problems.Select(p => p.Code));
    }

    [Fact]
    public void Read_OllamaHostNoAddress_ToldWithItsName()
    {
        var problem = Assert.Single(Read(("OLLAMA_HOST", "host:many")).Problems);

        Assert.StartsWith("OLLAMA_HOST is no address", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_KeyOfALocalServerThatWasNotAsked_IsASecret() =>
        Assert.Equal([Key], Read(("OLLAMA_API_KEY", Key)).Settings!.Secrets);

    [Fact]
    public void Read_OpenAi_ItsNameForTheTokensOfAReply()
    {
        var own = Read(("OPENAI_API_KEY", Key)).Settings!.Find("openai")!;
        var elsewhere = Read(("OPENAI_API_KEY", Key), ("OPENAI_API_URL", "http://127.0.0.1:9/v1")).Settings!.Find("openai")!;

        Assert.Equal(("max_completion_tokens", "max_tokens"), (own.MaxTokensField, elsewhere.MaxTokensField));
    }

    [Fact]
    public void Read_BadKeySharedByTwo_ToldOnce() => Assert.Single(Read(("MISTRAL_API_KEY", "sk-ключ")).Problems);

    private static SettingsReading Read(params (string Name, string Value)[] variables) =>
        ModelSettingsReader.Read(Catalogue.BuiltIn, variables.ToDictionary(v => v.Name, v => new Setting(v.Value, "environment"), StringComparer.Ordinal));
}
