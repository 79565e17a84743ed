using System.Text;
using AetherFlow.Models.Catalogues;

namespace AetherFlow.Models.Tests.Catalogues;

public sealed class CatalogueTests
{
    [Fact]
    public void BuiltIn_EveryDefaultModelListed_EveryPriceHasSourceAndDay()
    {
        var catalogue = Catalogue.BuiltIn;

        Assert.Equal(["deepseek", "codestral", "groq", "gemini", "mistral", "openai", "anthropic", "openrouter", "ollama", "llamacpp", "custom"], catalogue.Providers.Select(p => p.Name));
        Assert.Equal(64, catalogue.Hash.Length);
        Assert.All(catalogue.Models.Where(m => m.Price is not null), model =>
        {
            Assert.StartsWith("https://", model.Price!.Source, StringComparison.Ordinal);
            Assert.NotNull(model.Price.Date);
            Assert.True((model.Price.CachedInputPerMillion ?? 0) <= model.Price.InputPerMillion);
        });
    }

    [Fact]
    public void Read_ManyErrors_AllToldWithTheirPaths()
    {
        var reading = Read("""
            {
              "version": 2,
              "surplus": true,
              "providers": [
                { "name": "A b", "kind": "gopher", "endpoint": "ftp://x", "key_variables": [1, "A_KEY"], "default_model": "none", "local_server": "yes",
                  "key_endpoints": { "A_KEY": "nowhere", "B_KEY": "https://h" }, "host_variable": "A_HOST", "max_tokens_field": "tokens" },
                { "name": "p", "kind": "openai" }, { "name": "p", "kind": "openai" }, 7
              ],
              "models": [
                { "id": "m", "provider": "nobody", "context_window": 0, "output_cap": 1.5, "pirce": {},
                  "price": { "input_per_million": -1, "output_per_million": "x", "date": "yesterday" } },
                { "provider": "p", "context_window": 1, "output_cap": 1 }
              ]
            }
            """);

        Assert.Null(reading.Catalogue);
        string[] wanted =
        [
            "$.version is 2", "$.surplus is unknown", "$.providers[0].name is 'A b'", "$.providers[0].kind is 'gopher'", "$.providers[0].endpoint is no address",
            "$.providers[0].key_endpoints.A_KEY is no address", "$.providers[0].key_endpoints.B_KEY is unknown", "$.providers[0].host_variable needs an endpoint",
            "$.providers[0].max_tokens_field is 'tokens'", "$.providers[0].key_variables holds", "$.providers[0].local_server is \"yes\"", "$.providers[2].name 'p' is there twice", "$.providers[3].name is missing",
            "$.models[0].context_window is 0", "$.models[0].output_cap is 1.5", "$.models[0].pirce is unknown", "$.models[0].price.input_per_million is -1",
            "$.models[0].price.output_per_million is \"x\"", "$.models[0].price.date is 'yesterday'", "$.models[0].price.source is missing", "$.models[1].id is missing",
            "names the provider 'nobody'", "has the default model 'none'",
        ];
        Assert.All(wanted, text => Assert.Contains(reading.Problems, p => p.Message.Contains(text, StringComparison.Ordinal)));
        Assert.Equal(wanted.Length, reading.Problems.Count);
    }

    [Theory]
    [InlineData("", "this is no JSON: line 1, column 1.")]
    [InlineData("{\n  \"version\": }", "this is no JSON: line 2, column 14.")]
    [InlineData("[]", "$ is no JSON object.")]
    [InlineData("null", "$ is no JSON object.")]
    public void Read_NoCatalogue_OneProblem(string json, string message) =>
        Assert.Equal([("catalogue.invalid", message)], Read(json).Problems.Select(p => (p.Code, p.Message)));

    private static CatalogueReading Read(string json) => CatalogueReader.Read(Encoding.UTF8.GetBytes(json));
}
