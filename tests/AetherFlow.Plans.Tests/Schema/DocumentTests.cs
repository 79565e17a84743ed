using System.Reflection;
using AetherFlow.Plans.Tests.Support;

namespace AetherFlow.Plans.Tests.Schema;

/// <summary>docs/formats/plan.md says what the reader does.</summary>
public sealed class DocumentTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Documents", "plan.md"));

    [Fact]
    public void Document_Example_IsAValidPlan()
    {
        var example = Document.Split("```json\n")[1].Split("```")[0];

        var reading = TestPlans.Read(example);

        Assert.Empty(reading.Problems);
        Assert.Equal(4, reading.Plan!.Steps.Length);
    }

    [Fact]
    public void Document_Table_ListsExactlyTheCodes()
    {
        var documented = Document.Split('\n').Where(line => line.StartsWith("| `plan.", StringComparison.Ordinal) || line.StartsWith("| `path.", StringComparison.Ordinal)).Select(line => line.Split('`')[1]);

        var codes = typeof(PlanCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(codes.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }
}
