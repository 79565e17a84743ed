using System.Diagnostics;
using AetherFlow.Bench.Edits.Corpus;

namespace AetherFlow.Edits.Tests.Ladder;

/// <summary>50,000 lines, 400 looked for. The bench measures; this holds that nothing takes an order of magnitude more.</summary>
public sealed class LongFileTests
{
    public static TheoryData<string> Names { get; } = [.. LongFile.All.Select(file => file.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Apply_LongFile_TakesNoUnboundedWork(string name)
    {
        var file = LongFile.All.Single(f => f.Name == name);
        var start = Stopwatch.GetTimestamp();

        var result = HunkEditor.Apply("long.py", file.Text, [file.Hunk]);

        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 5);
        Assert.Equal(name is "found at once" or "indented otherwise" or "a slip in every tenth line", result.Succeeded);
    }
}
