using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AetherFlow.Models.Configurations;

namespace AetherFlow.Models.Tests.Configurations;

/// <summary>What docs/formats says of configurations is what the reader does.</summary>
public sealed partial class ConfigurationDocumentTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(File.ReadAllText(Document("configuration.schema.json")))!;

    [Fact]
    public void Page_Examples_AreValid()
    {
        var examples = Examples();
        Assert.Equal(2, examples.Count);

        var configuration = Parsed.Valid(examples[0], examples[1]);

        var settings = Parsed.Settings(configuration);
        Assert.Equal((4, 60, 200_000L), (settings.Find("acme")!.Limits.Concurrency, settings.Find("acme")!.Limits.RequestsPerMinute, settings.Find("acme")!.Limits.TokensPerMinute));
        Assert.Equal((1m, 10m, 2), (settings.Budgets.Run!.Value.Usd, settings.Budgets.Day!.Value.Usd, settings.Find("deepseek")!.Limits.Concurrency));
        Assert.Equal((4, null), (configuration.Rules.Count, settings.Find("openrouter")));
    }

    [Fact]
    public void Schema_FieldsOfTheFile_AreThoseOfTheUsersReaderAndOfTheProjects()
    {
        const string Surplus = """{ "version": 1, "surplus": 1 }""";

        string[] fields = [.. Known(Parsed.Both(Surplus)), .. Known(Parsed.Both("""{ "version": 1 }""", Surplus))];

        Assert.Equal(Schema["properties"]!.AsObject().Select(property => property.Key).Order(StringComparer.Ordinal), fields.Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(false, (bool?)Schema["additionalProperties"]);
    }

    [Theory]
    [InlineData("provider", """{ "version": 1, "providers": [{ "name": "groq", "surplus": 1 }] }""")]
    [InlineData("limits", """{ "version": 1, "providers": [{ "name": "groq", "limits": { "surplus": 1 } }] }""")]
    [InlineData("model", """{ "version": 1, "models": [{ "id": "gpt-6-sol", "provider": "openai", "surplus": 1 }] }""")]
    [InlineData("price", """{ "version": 1, "models": [{ "id": "gpt-6-sol", "provider": "openai", "price": { "input_per_million": 1, "output_per_million": 1, "surplus": 1 } }] }""")]
    [InlineData("route", """{ "version": 1, "routes": [{ "use": ["groq"], "surplus": 1 }] }""")]
    [InlineData("budget", """{ "version": 1, "budget": { "surplus": 1 } }""")]
    public void Schema_FieldsOfEachObject_AreThoseOfTheReader(string definition, string json)
    {
        var described = Schema["$defs"]![definition]!;
        var fields = described["properties"]!.AsObject().Select(property => property.Key).Order(StringComparer.Ordinal);

        var problem = Assert.Single(Parsed.Both(json).Problems);

        Assert.EndsWith($"surplus is unknown; known here: {string.Join(", ", fields)}.", problem.Message, StringComparison.Ordinal);
        Assert.Equal(false, (bool?)described["additionalProperties"]);
    }

    [Theory]
    [InlineData("route", "type", """{ "version": 1, "routes": [{ "use": ["groq"], "type": "?" }] }""")]
    [InlineData("route", "mode", """{ "version": 1, "routes": [{ "use": ["groq"], "mode": "?" }] }""")]
    [InlineData("model", "structured", """{ "version": 1, "models": [{ "id": "gpt-6-sol", "provider": "openai", "structured": "?" }] }""")]
    [InlineData("provider", "kind", """{ "version": 1, "providers": [{ "name": "groq", "kind": "?" }] }""")]
    [InlineData("provider", "max_tokens_field", """{ "version": 1, "providers": [{ "name": "groq", "max_tokens_field": "?" }] }""")]
    public void Schema_WordsOfEachEnum_AreThoseOfTheReader(string definition, string field, string json)
    {
        var words = Schema["$defs"]![definition]!["properties"]![field]!["enum"]!.AsArray().Select(word => word!.GetValue<string>());

        Assert.EndsWith($"is '?'; known: {string.Join(", ", words)}.", Assert.Single(Parsed.Both(json).Problems).Message, StringComparison.Ordinal);
    }

    private static string[] Known(ConfigurationReading reading) =>
        Assert.Single(reading.Problems).Message.TrimEnd('.').Split("known here: ")[1].Split(", ");

    private static List<string> Examples() =>
        [.. Fences().Matches(File.ReadAllText(Document("configuration.md"))).Select(match => match.Groups["json"].Value)];

    private static string Document(string name) => Path.Combine(AppContext.BaseDirectory, "Configurations", name);

    [GeneratedRegex("```json\n(?<json>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Fences();
}
