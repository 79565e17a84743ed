using AetherFlow.Cli.Wording;

namespace AetherFlow.Cli.Displays;

/// <summary>The checks that were not run, beside others that were: what they would have shown is not known.</summary>
internal static class UnprovedChecks
{
    private const int MostNamed = 5;

    /// <summary>Columns of a reason.</summary>
    private const int MostColumns = 160;

    public static IEnumerable<string> Of(RunView view)
    {
        if (view.Verification is not { Checks: { Without: > 0 and var without } }) yield break;
        yield return $"  warning {Figures.Count(without, "check")} {(without == 1 ? "was" : "were")} not run, so nothing is known of what {(without == 1 ? "it" : "they")} would show";
        foreach (var (name, reason) in view.Unproved.Take(MostNamed)) yield return $"          {Printable.Line(name)}: {Printable.Fit(reason, MostColumns)}";
        if (view.Unproved.Count > MostNamed) yield return $"          … and {Figures.Count(view.Unproved.Count - MostNamed)} more";
        var unbuilt = without - view.Unproved.Count;
        if (unbuilt > 0) yield return $"          {Figures.Count(unbuilt)} of them because the build failed";
    }
}
