using AetherFlow.Cli.Listings;
using AetherFlow.Cli.Wording;
using AetherFlow.Hosting;

namespace AetherFlow.Cli.Reviewing;

/// <summary>What a person is shown who is to say whether changes may be written.</summary>
internal static class ReviewText
{
    private const int MostSuspicions = 20;

    public static IEnumerable<string> Of(ProposedChanges changes, bool colors)
    {
        yield return "";
        foreach (var file in changes.Files)
        {
            foreach (var line in DiffPage.Of(file.Diff, colors)) yield return line;
        }

        yield return "";
        foreach (var line in Suspicions(changes)) yield return line;
        yield return Head(changes);
    }

    public static string Prompt(ProposedChanges changes) =>
        changes.CanChange ? "Write it? [y]es, [n]o, [a]ll, [e]lse, [q]uit, ? explains: " : "Write it? [y]es, [n]o, [a]ll, [q]uit, ? explains: ";

    public static IEnumerable<string> Help(ProposedChanges changes)
    {
        yield return "  y  write it";
        yield return $"  n  do not write it: {(changes.Step is null ? "the run fails" : "the step fails, and what depends on it is skipped")}";
        yield return "  a  write it, and all that follows, without asking again until the program ends";
        if (changes.Suspicions.Count > 0) yield return "     What may cheat a check is asked about all the same.";
        if (changes.CanChange)
        {
            yield return "  e  say what should be different; any longer line is taken for that";
            yield return changes.IsLastAttempt
                ? "     This was the step's last attempt: it fails all the same."
                : "     The model is told your words and makes the step again, which costs another call.";
        }
        else
        {
            yield return "     The plan gives these changes word for word: no model made them that could make them otherwise.";
        }

        yield return "  q  stop the run: this is not written, and the run can be resumed. The end of input (Ctrl-D) means the same";
    }

    /// <summary>Beside the question, for the diff may be longer than the screen.</summary>
    private static IEnumerable<string> Suspicions(ProposedChanges changes)
    {
        if (changes.Suspicions.Count == 0) yield break;
        yield return "Look at this: it may make a check pass without making the work right, and only a person can tell.";
        foreach (var suspicion in changes.Suspicions.Take(MostSuspicions)) yield return $"  {Printable.Line(suspicion.Message)} [{suspicion.Code}]";
        if (changes.Suspicions.Count > MostSuspicions) yield return $"  … and {Figures.Count(changes.Suspicions.Count - MostSuspicions)} more";
    }

    private static string Head(ProposedChanges changes)
    {
        var files = Figures.Count(changes.Files.Count, "file");
        var lines = $"+{Figures.Count(changes.Files.Sum(f => (long)f.Added))} -{Figures.Count(changes.Files.Sum(f => (long)f.Removed))}";
        if (changes.Step is not { } step) return $"The merged file of the plan: {files}, {lines}";
        var attempt = changes.Attempt > 1 ? $", attempt {changes.Attempt}" : "";
        return $"{Printable.Line(step)} wants to change {files}, {lines}{attempt}: {Printable.Line(changes.Description)}";
    }
}
