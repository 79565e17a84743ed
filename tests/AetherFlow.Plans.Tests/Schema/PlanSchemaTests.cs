using System.Text.Json;
using AetherFlow.Plans.Tests.Support;

namespace AetherFlow.Plans.Tests.Schema;

/// <summary>The published schema and the reader say the same, as far as a schema can.</summary>
public sealed class PlanSchemaTests
{
    private static readonly string Cases = Path.Combine(AppContext.BaseDirectory, "Cases");

    /// <summary>What goes beyond one value, or beyond what a pattern says clearly.</summary>
    private static readonly string[] BeyondSchemas =
    [
        PlanCodes.UnknownDependency, PlanCodes.SelfDependency, PlanCodes.Cycle, PlanCodes.DuplicateStep, PlanCodes.UnknownStep, PlanCodes.DuplicateKey,
        PlanCodes.UnpairedSurrogate, PlanCodes.PathEscapes, PlanCodes.PathUri, PlanCodes.PathControlCharacter,
    ];

    private readonly SchemaCheck _schema = new(JsonElement.Parse(PlanSchema.Json));

    [Fact]
    public void Json_IsDraft2020WithDescriptions()
    {
        var schema = JsonElement.Parse(PlanSchema.Json);

        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.GetProperty("$schema").GetString());
        Assert.All(schema.GetProperty("properties").EnumerateObject(), property => Assert.True(property.Value.TryGetProperty("description", out _), property.Name));
    }

    [Fact]
    public void Json_RealPlans_AreJudgedAsTheReaderDoes()
    {
        foreach (var file in Directory.GetFiles(RealPlans.Folder(), "*.json")) AssertAgrees(file);
    }

    [Fact]
    public void Json_Cases_AreJudgedAsTheReaderDoes()
    {
        foreach (var file in Directory.GetFiles(Cases, "*.json"))
        {
            if (IsJson(file)) AssertAgrees(file);
        }
    }

    private void AssertAgrees(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var errors = PlanReader.Read(bytes, new PlanReadOptions()).Problems.Where(problem => problem.Severity == PlanSeverity.Error).Select(problem => problem.Code).ToList();
        if (errors.Count > 0 && errors.All(BeyondSchemas.Contains)) return;

        Assert.True(_schema.Holds(JsonElement.Parse(bytes)) == (errors.Count == 0), $"{Path.GetFileName(file)}: the reader says [{string.Join(' ', errors.Distinct())}], the schema the opposite");
    }

    private static bool IsJson(string file)
    {
        try
        {
            using var parsed = JsonDocument.Parse(File.ReadAllBytes(file));
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
