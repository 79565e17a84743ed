using System.Reflection;
using System.Text;

namespace AetherFlow.Plans.Tests.Reading;

/// <summary>Every file of Cases, read strictly and leniently, against its reviewed problems; only exists.py exists.</summary>
public sealed class CaseTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Cases");

    public static TheoryData<string> Names => [.. Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_Case_GivesReviewedProblems(string name)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Folder, name + ".json"));

        var actual = Shown("strict", bytes, lenient: false) + Shown("lenient", bytes, lenient: true);

        Assert.Equal(File.ReadAllText(Path.Combine(Folder, name + ".txt")), actual);
    }

    [Fact]
    public void Codes_All_AreRaisedByACase()
    {
        // These need a file that no case should be; HostileInputTests and EncodingTests have them.
        string[] elsewhere = [PlanCodes.TooLarge, PlanCodes.TooManyProblems, PlanCodes.Encoding];
        var cases = string.Concat(Directory.GetFiles(Folder, "*.txt").Select(File.ReadAllText));

        var codes = typeof(PlanCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);

        Assert.All(codes.Except(elsewhere), code => Assert.Contains($" {code} ", cases, StringComparison.Ordinal));
    }

    private static string Shown(string title, byte[] bytes, bool lenient)
    {
        var reading = PlanReader.Read(bytes, new PlanReadOptions { Lenient = lenient, FileExists = file => file == "exists.py" });
        var shown = new StringBuilder(title).Append(reading.IsValid ? ": valid\n" : ": invalid\n");
        foreach (var problem in reading.Problems) shown.Append("  ").Append(problem).Append('\n');
        return shown.ToString();
    }
}
