using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>What make says: where it works, and which recipe failed.</summary>
internal static partial class MakeFormat
{
    public static int Read(OutputScan scan, int at)
    {
        var line = scan[at];
        if (!line.Contains("make", StringComparison.Ordinal)) return 0;
        if (Directory().Match(line) is { Success: true } moved)
        {
            if (moved.Groups["what"].ValueSpan is "Entering") scan.Paths.Enter(moved.Groups["dir"].Value + "/");
            else scan.Paths.Leave();
            return 1;
        }

        if (Recipe().Match(line) is not { Success: true } recipe) return 0;

        // Of the recipe only: what it ran has said what is wrong.
        scan.Mention(scan.SpotOf(recipe));
        scan.End();
        return 1;
    }

    [GeneratedRegex(@"^g?make(\[\d+\])?: (?<what>Entering|Leaving) directory ['`](?<dir>[^']+)'$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Directory();

    [GeneratedRegex(@"^g?make(\[\d+\])?: \*\*\* \[(?<path>[^:\]]+):(?<line>\d+): [^\]]+\] ", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Recipe();
}
