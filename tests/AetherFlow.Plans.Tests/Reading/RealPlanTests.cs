using AetherFlow.Plans.Tests.Support;

namespace AetherFlow.Plans.Tests.Reading;

/// <summary>
/// The 135 real plans against RealPlans/verdicts.tsv. Reviewed against what is known of them: ten have odd ids, unknown types,
/// patch steps without a block or absolute paths; the widths agree with layers that were measured by other means.
/// </summary>
public sealed class RealPlanTests
{
    private static readonly string Table = Path.Combine(AppContext.BaseDirectory, "RealPlans", "verdicts.tsv");

    [Fact]
    public void Read_RealPlans_GiveReviewedVerdicts()
    {
        var folder = RealPlans.Folder();
        var expected = File.ReadAllLines(Table)[1..];

        var actual = Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(Verdict).ToArray();

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Table_Strict_Passes125Of135()
    {
        var verdicts = File.ReadAllLines(Table)[1..].Select(line => line.Split('\t')).ToList();

        Assert.Equal(135, verdicts.Count);
        Assert.Equal(125, verdicts.Count(verdict => verdict[1] == "ok"));
        Assert.Equal(["runpod_serverless_handler.json"], verdicts.Where(verdict => !verdict[2].StartsWith("ok", StringComparison.Ordinal)).Select(verdict => verdict[0]));
    }

    private static string Verdict(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var strict = PlanReader.Read(bytes, new PlanReadOptions());
        var lenient = PlanReader.Read(bytes, new PlanReadOptions { Lenient = true });
        var graph = lenient.IsValid ? PlanGraph.Of(lenient.Plan) : null;
        return string.Join('\t', Path.GetFileName(file), Codes(strict), Codes(lenient), graph?.WidestParallelism.ToString() ?? "-", graph?.ImplicitEdges.Length.ToString() ?? "-");
    }

    private static string Codes(PlanReading reading)
    {
        var codes = reading.Problems.Select(problem => problem.Code).Distinct().Order(StringComparer.Ordinal);
        return string.Join(' ', codes.Prepend(reading.IsValid ? "ok" : "invalid"));
    }
}
