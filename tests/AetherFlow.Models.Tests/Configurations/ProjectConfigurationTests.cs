using System.Globalization;
using AetherFlow.Models.Settings;
using AetherFlow.Models.Tests.Support;
using AetherFlow.Runs;
using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Models.Tests.Configurations;

/// <summary>A project's file can narrow what the user's says, and nothing else.</summary>
public sealed class ProjectConfigurationTests
{
    [Theory]
    [InlineData("5", "3", 3)]
    [InlineData("3", "5", 3)]
    [InlineData(null, "5", 5)]
    [InlineData("3", null, 3)]
    [InlineData(null, null, null)]
    public void Read_LimitInBoth_SmallerHolds(string? users, string? projects, int? expected)
    {
        var settings = Parsed.Settings(Parsed.Valid(Limits(users), Limits(projects)));

        Assert.Equal(expected, settings.Find("groq")!.Limits.RequestsPerMinute);
        Assert.Equal(expected is { } amount ? new Money(amount) : null, settings.Budgets.Run);
        Assert.Equal(expected is { } own ? new Money(own) : null, settings.Budgets.Providers.GetValueOrDefault("groq")?.Day);
    }

    [Fact]
    public void Read_VariableAndProject_SmallerHolds()
    {
        var configuration = Parsed.Valid("""{ "version": 1, "budget": { "run": 9 } }""", """{ "version": 1, "budget": { "run": 2 }, "providers": [{ "name": "groq", "limits": { "concurrency": 2 } }] }""");
        var variables = new Dictionary<string, Setting>(StringComparer.Ordinal)
        {
            ["GROQ_API_KEY"] = new(TestSettings.Key, "environment"),
            ["MAX_CONCURRENT_REQUESTS_GROQ"] = new("10", "environment"),
            ["AETHERFLOW_BUDGET"] = new("5", "environment"),
        };

        var settings = ModelSettingsReader.Read(configuration, variables).Settings!;

        Assert.Equal((2, new Money(2)), (settings.Find("groq")!.Limits.Concurrency, settings.Budgets.Run));
    }

    [Fact]
    public void Read_RoutesOfBoth_ProjectsFirst()
    {
        var configuration = Parsed.Valid(
            """{ "version": 1, "routes": [{ "use": ["groq"] }] }""",
            """{ "version": 1, "routes": [{ "use": ["deepseek/deepseek-v4-pro"] }, { "use": ["gemini"] }] }""");

        Assert.Equal("deepseek/deepseek-v4-pro gemini groq", string.Join(' ', configuration.Rules.Select(rule => rule.Use[0])));
    }

    [Fact]
    public void Read_SwitchedOffByTheProject_NotAsked() =>
        Assert.Null(Parsed.Settings(Parsed.Valid(null, """{ "version": 1, "providers": [{ "name": "deepseek", "enabled": false }] }""")).Find("deepseek"));

    [Theory]
    [InlineData("""{ "version": 1, "models": [] }""", "config.not_allowed", "$.models is not allowed")]
    [InlineData("""{ "version": 1, "providers": [{ "name": "groq", "endpoint": "https://evil.example/v1" }] }""", "config.not_allowed", "$.providers[0].endpoint is not allowed here; allowed: enabled, limits, name")]
    [InlineData("""{ "version": 1, "providers": [{ "name": "groq", "key_variables": ["OPENAI_API_KEY"] }] }""", "config.not_allowed", "$.providers[0].key_variables is not allowed")]
    [InlineData("""{ "version": 1, "providers": [{ "name": "groq", "enabled": true }] }""", "config.not_allowed", "$.providers[0].enabled is true: a project can switch a provider off, not on")]
    [InlineData("""{ "version": 1, "providers": [{ "name": "evil" }] }""", "config.not_allowed", "$.providers[0].name is 'evil', a provider that your own file does not know")]
    [InlineData("""{ "version": 1, "providers": [{ "name": "groq", "api_key": "sk-secret" }] }""", "config.invalid", "$.providers[0].api_key is no place for a key")]
    [InlineData("""{ "version": 1, "routes": [{ "use": ["deepseek/unlisted"] }] }""", "config.invalid", "$.routes[0].use[0] is 'deepseek/unlisted', a model that is not listed for deepseek")]
    [InlineData("""{ "version": 1, "routes": [{ "use": ["evil"] }] }""", "config.invalid", "$.routes[0].use[0] is 'evil', no provider")]
    [InlineData("""{ "version": 1, "budget": { "providers": { "evil": {} } } }""", "config.invalid", "$.budget.providers.evil is no provider")]
    [InlineData("""{ "version": 1, "surplus": {} }""", "config.invalid", "$.surplus is unknown")]
    [InlineData("""{ "version": 1, "providers": [3] }""", "config.invalid", "$.providers[0].name is missing")]
    public void Read_MoreThanNarrowing_Refused(string project, string code, string said)
    {
        var problem = Assert.Single(Parsed.Both(null, project).Problems);

        Assert.Equal(code, problem.Code);
        Assert.StartsWith($"project.json: {said}", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnyProjectFile_RaisesNoLimitAndAddsNoDestination()
    {
        const string users = """
            { "version": 1, "providers": [{ "name": "groq", "limits": { "concurrency": 4, "tokens_per_minute": 1000 } }, { "name": "mistral", "enabled": false }],
              "budget": { "run": 5, "providers": { "groq": { "run": 3, "day": 4 } } } }
            """;
        var alone = Parsed.Settings(Parsed.Valid(users));
        var unchanged = Parsed.Valid(users).Catalogue.Models;
        // Mostly what may stand there: of a file that is refused, nothing is shown.
        var number = Gen.Elements("null", "1", "2", "4", "1000", "999999");
        var limit = Gen.Frequency((20, number), (1, Gen.Elements("0", "-1")));
        var amount = Gen.Frequency((20, number), (4, Gen.Constant("0")), (1, Gen.Constant("-1")));
        var field = Gen.Elements(
            "\"enabled\":false", "\"enabled\":true", "\"endpoint\":\"https://evil.example\"", "\"key_variables\":[\"HOME\"]", "\"kind\":\"gemini\"",
            "\"key_endpoints\":{\"GROQ_API_KEY\":\"https://evil.example\"}", "\"host_variable\":\"EVIL\"", "\"local_server\":true", "\"default_model\":\"openai/gpt-oss-20b\"");
        var projects =
            from name in Gen.Frequency((9, Gen.Elements("groq", "mistral", "deepseek")), (1, Gen.Constant("evil")))
            from own in Gen.Frequency((3, Gen.Constant("")), (1, field.Select(one => "," + one)))
            from limits in Gen.ArrayOf(limit, 3)
            from budget in Gen.ArrayOf(amount, 4)
            from more in Gen.Elements("", ",\"models\":[{\"id\":\"x\",\"provider\":\"groq\",\"context_window\":9,\"output_cap\":9}]", ",\"routes\":[{\"use\":[\"groq\"]}]")
            select $$"""
                { "version": 1,
                  "providers": [{ "name": "{{name}}"{{own}}, "limits": { "concurrency": {{limits[0]}}, "requests_per_minute": {{limits[1]}}, "tokens_per_minute": {{limits[2]}} } }],
                  "budget": { "run": {{budget[0]}}, "day": {{budget[1]}}, "providers": { "groq": { "run": {{budget[2]}}, "day": {{budget[3]}} } } }{{more}} }
                """;

        var read = 0;
        Prop.ForAll(projects.ToArbitrary(), project =>
        {
            if (Parsed.Both(users, project).Configuration is not { } configuration) return;
            read++;
            var settings = Parsed.Settings(configuration);
            Assert.All(settings.Providers, provider =>
            {
                var before = alone.Find(provider.Name);
                Assert.NotNull(before);
                Assert.Equal((before.Endpoint, before.KeyVariable, before.Key, before.Kind), (provider.Endpoint, provider.KeyVariable, provider.Key, provider.Kind));
                Holds(before.Limits.Concurrency, provider.Limits.Concurrency);
                Holds(before.Limits.RequestsPerMinute, provider.Limits.RequestsPerMinute);
                Holds(before.Limits.TokensPerMinute, provider.Limits.TokensPerMinute);
            });
            Holds(alone.Budgets.Run?.Usd, settings.Budgets.Run?.Usd);
            Holds(alone.Budgets.Day?.Usd, settings.Budgets.Day?.Usd);
            Holds(alone.Budgets.Providers["groq"].Run?.Usd, settings.Budgets.Providers["groq"].Run?.Usd);
            Holds(alone.Budgets.Providers["groq"].Day?.Usd, settings.Budgets.Providers["groq"].Day?.Usd);
            Assert.Equal(unchanged, configuration.Catalogue.Models);
        }).QuickCheckThrowOnFailure();
        Assert.True(read >= 10, $"Only {read} files were valid, so hardly anything was shown.");
    }

    /// <summary>A limit that was there is there still, and no larger.</summary>
    private static void Holds<T>(T? before, T? after)
        where T : struct, IComparable<T>
    {
        if (before is { } limit) Assert.True(after is { } now && now.CompareTo(limit) <= 0, $"{before} became {after}.");
    }

    private static string? Limits(string? amount) => amount is null ? null : string.Create(
        CultureInfo.InvariantCulture,
        $$"""{ "version": 1, "providers": [{ "name": "groq", "limits": { "requests_per_minute": {{amount}} } }], "budget": { "run": {{amount}}, "providers": { "groq": { "day": {{amount}} } } } }""");
}
