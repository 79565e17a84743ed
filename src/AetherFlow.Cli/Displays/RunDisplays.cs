using AetherFlow.Cli.Commands;

namespace AetherFlow.Cli.Displays;

/// <summary>Chooses the display that fits where the program runs.</summary>
internal static class RunDisplays
{
    /// <summary>Told when the user asks to stop.</summary>
    public const string Stopping = "stopping: what is under way is being ended; Ctrl-C again ends at once";

    public static IRunDisplay Open(Surroundings around, RunView view, Showing showing, string? planPath = null)
    {
        if (showing.Json) return new JsonDisplay(around.Results, around.Error, around.Host.Time);
        var summary = new Summary(around.Command, planPath);
        return around.IsInteractive && !showing.Verbose
            ? new LiveDisplay(view, around.OpenConsole(), around.Host.Time, summary)
            : new PlainDisplay(view, around.Error, summary, showing.Verbose);
    }
}
