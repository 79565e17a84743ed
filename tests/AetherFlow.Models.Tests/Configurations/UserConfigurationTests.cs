using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Settings;
using AetherFlow.Models.Tests.Support;
using AetherFlow.Runs;

namespace AetherFlow.Models.Tests.Configurations;

public sealed class UserConfigurationTests
{
    [Fact]
    public void Read_NoFiles_TheCatalogueAsItIs()
    {
        var configuration = Parsed.Valid(null);

        Assert.Same(Catalogue.BuiltIn, configuration.Catalogue);
        Assert.Equal((0, BudgetLimits.None), (configuration.Rules.Count, configuration.Budgets));
    }

    [Fact]
    public void Read_KnownProvider_OnlyWhatIsNamedChanges()
    {
        var known = Catalogue.BuiltIn.FindProvider("groq")!;

        var groq = Parsed.Valid("""{ "version": 1, "providers": [{ "name": "groq", "limits": { "requests_per_minute": 30 }, "default_model": "openai/gpt-oss-20b" }] }""")
            .Catalogue.FindProvider("groq")!;

        Assert.Equal(known with { Limits = new TrafficLimits(null, 30), DefaultModel = "openai/gpt-oss-20b" }, groq with { KeyEndpoints = known.KeyEndpoints, KeyVariables = known.KeyVariables });
    }

    [Fact]
    public void Read_KnownModel_OnlyWhatIsNamedChanges_PriceAsAWhole()
    {
        var model = Parsed.Valid("""
            { "version": 1, "models": [{ "id": "deepseek-flash", "provider": "deepseek", "output_cap": 1000, "price": { "input_per_million": 1, "output_per_million": 2 } }] }
            """).Catalogue.FindModel("deepseek", "deepseek-flash")!;

        Assert.Equal((1_048_576, 1000, "json", true), (model.ContextWindow, model.OutputCap, model.Structured, model.Request.ContainsKey("thinking")));
        Assert.Equal(new ModelPrice { InputPerMillion = 1, OutputPerMillion = 2, Source = "user.json" }, model.Price);
    }

    [Fact]
    public void Read_NewProviderWithModel_CanBeAsked()
    {
        var configuration = Parsed.Valid("""
            { "version": 1,
              "providers": [{ "name": "acme", "kind": "anthropic", "endpoint": "https://llm.acme.example", "key_variables": ["ACME_KEY"], "default_model": "big" }],
              "models": [{ "id": "big", "provider": "acme", "context_window": 9000, "output_cap": 900, "tools": false, "temperature": false }] }
            """);

        var acme = Parsed.Settings(configuration).Find("acme")!;
        Assert.Equal(("anthropic", "https://llm.acme.example/v1/messages", "big", TestSettings.Key), (acme.Kind, acme.Endpoint.ToString(), acme.DefaultModel, acme.Key));
        Assert.Equal((9000, false, false), (acme.Models[0].ContextWindow, acme.Models[0].TakesTools, acme.Models[0].TakesTemperature));
    }

    [Fact]
    public void Read_SwitchedOff_NotAskedWhateverKeysThereAre()
    {
        var settings = Parsed.Settings(Parsed.Valid("""{ "version": 1, "providers": [{ "name": "deepseek", "enabled": false }, { "name": "ollama", "enabled": false }] }"""));

        Assert.Null(settings.Find("deepseek"));
        Assert.DoesNotContain(settings.Unasked, unasked => unasked.Provider.Name == "ollama");
        Assert.DoesNotContain("DEEPSEEK_API_KEY=…", settings.LinesToAdd());
    }

    [Fact]
    public void Read_RoutesAndBudget_AsWritten()
    {
        var settings = Parsed.Settings(Parsed.Valid("""
            { "version": 1,
              "routes": [{ "mode": "BUILD", "type": "patch", "complexity_at_least": 0.1, "complexity_below": 1, "use": ["groq", "openai/gpt-9", "deepseek-v4-pro"] }],
              "budget": { "run": 2.5, "day": 0, "providers": { "groq": { "day": 1 } } } }
            """));

        var rule = Assert.Single(settings.Rules);
        Assert.Equal(("BUILD", "patch", 0.1, 1.0, "groq openai/gpt-9 deepseek-v4-pro"), (rule.Mode, rule.Type, rule.ComplexityAtLeast, rule.ComplexityBelow, string.Join(' ', rule.Use)));
        Assert.Equal((new Money(2.5m), Money.Zero), (settings.Budgets.Run, settings.Budgets.Day));
        Assert.Equal([("groq", new ProviderBudget(null, new Money(1)))], settings.Budgets.Providers.Select(p => (p.Key, p.Value)));
    }

    [Fact]
    public void Read_EntriesOverTheCatalogue_OtherHashThatFormattingDoesNotChange()
    {
        var plain = Parsed.Valid("""{ "version": 1, "providers": [{ "name": "groq", "enabled": false }] }""").Catalogue.Hash;
        var formatted = Parsed.Valid("""
            {
              // off
              "providers": [ { "name" : "groq", "enabled": false, } ],
              "version": 1, "budget": {},
            }
            """).Catalogue.Hash;

        Assert.Equal(plain, formatted);
        Assert.NotEqual(Catalogue.BuiltIn.Hash, plain);
        Assert.Equal(Catalogue.BuiltIn.Hash, Parsed.Valid("""{ "version": 1, "budget": { "run": 1 } }""").Catalogue.Hash);
        Assert.NotEqual(plain, Parsed.Valid("""{ "version": 1, "providers": [{ "name": "mistral", "enabled": false }] }""").Catalogue.Hash);
    }

    [Fact]
    public void Read_ManyErrorsInBothFiles_AllToldWithFileAndPath()
    {
        var reading = Parsed.Both(
            """
            {
              "version": 2, "surplus": 1, "api_key": "sk-secret",
              "providers": [
                { "name": "acme" }, { "name": "groq", "limits": { "concurrency": 0, "speed": 1 } }, 7,
                { "name": "openai", "key": "sk-secret", "key_variables": ["sk-secret"] }, { "name": "mistral", "key_variables": "sk-secret" }
              ],
              "models": [{ "id": "m", "provider": "nobody", "output_cap": 1 }, { "id": "gpt-6-sol", "provider": "openai", "request": { "api_key": "sk-secret" }, "structured": "yaml" }],
              "routes": [
                { "mode": "SLOW", "type": "novel", "use": ["groq"] }, { "use": [] }, { "use": ["nobody", " "], "complexity_below": 2 },
                { "use": ["groq"], "complexity_at_least": 0.5, "complexity_below": 0.5 }, 3
              ],
              "budget": { "run": -1, "week": 3, "providers": { "nobody": {}, "groq": { "run": "1" } } }
            }
            """,
            """{ "version": 1, "budget": { "run": true } }""");

        string[] wanted =
        [
            "user.json: $.version is 2; this program reads version 1.", "user.json: $.surplus is unknown; known here: budget, models, providers, routes, version.",
            "user.json: $.api_key is no place for a key.", "user.json: $.providers[0].kind is missing.", "user.json: $.providers[1].limits.concurrency is 0; a whole number above 0 is wanted.",
            "user.json: $.providers[1].limits.speed is unknown; known here: concurrency, requests_per_minute, tokens_per_minute.",
            "user.json: $.providers[2].name is missing: this entry is no JSON object.", "user.json: $.providers[3].key is no place for a key.",
            "user.json: $.providers[3].key_variables holds something that is no name of a variable, such as ACME_API_KEY.", "user.json: $.providers[4].key_variables is no list.",
            "user.json: $.models[0].context_window is missing.", "user.json: $.models[1].request.api_key is no place for a key.", "user.json: $.models[1].structured is 'yaml'; known: schema, json, none.",
            "user.json: The model 'm' names the provider 'nobody', which is not listed.",
            "user.json: $.routes[0].mode is 'SLOW'; known: FAST, BUILD, DOUBLE-CHECK.", "user.json: $.routes[0].type is 'novel'; known: code_generation, refactoring, analysis, patch.",
            "user.json: $.routes[1].use is missing; a list of providers, or of provider/model, is wanted.", "user.json: $.routes[2].use[0] is 'nobody', no provider and no model that is known here",
            "user.json: $.routes[2].use[1] is empty.", "user.json: $.routes[2].complexity_below is 2; a number from 0 to 1 is wanted.", "user.json: $.routes[3].complexity_below leaves nothing",
            "user.json: $.routes[4].use is missing: this entry is no JSON object.",
            "user.json: $.budget.run is -1; a number of US dollars, 0 or more, is wanted.", "user.json: $.budget.week is unknown", "user.json: $.budget.providers.nobody is no provider that is known here",
            "user.json: $.budget.providers.groq.run is \"1\"; a number is wanted.", "project.json: $.budget.run is true; a number is wanted.",
        ];
        Assert.Null(reading.Configuration);
        Assert.All(wanted, text => Assert.Contains(reading.Problems, problem => problem.Message.StartsWith(text, StringComparison.Ordinal)));
        Assert.Equal(wanted.Length, reading.Problems.Count);
        Assert.All(reading.Problems, problem => Assert.Equal("config.invalid", problem.Code));
        Assert.DoesNotContain("sk-secret", string.Join('\n', reading.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("{\n  \"version\": }", "line 2")]
    [InlineData("[]", "$ is no JSON object.")]
    [InlineData("""{ "version": 1, "version": 1 }""", "user.json: a field is there twice.")]
    [InlineData("""{ "version": 1, "budget": { "run": 1, "run": 2 } }""", "user.json: a field is there twice.")]
    [InlineData("{}", "$.version is missing.")]
    public void Read_NoConfiguration_OneProblem(string json, string said)
    {
        var problem = Assert.Single(Parsed.Both(json).Problems);

        Assert.Equal("config.invalid", problem.Code);
        Assert.Contains(said, problem.Message, StringComparison.Ordinal);
    }
}
