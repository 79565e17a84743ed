using AetherFlow.Cli.Displays;
using AetherFlow.Cli.Reviewing;
using AetherFlow.Hosting;
using AetherFlow.Runs;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Cli.Commands;

/// <summary>The commands that run something and show it while it runs.</summary>
internal sealed class StintCommands(Surroundings around, Product product)
{
    public Task<int> RunPlanAsync(RunRequest request, Showing showing, CancellationToken cancellation) =>
        ShowAsync(new RunView(product.Runs), showing, display => product.RunPlanAsync(request with { Reviewer = ReviewerOf(display, showing) }, display.Observer, cancellation), cancellation, request.PlanPath);

    public Task<int> ResumeAsync(ResumeRequest request, Showing showing, CancellationToken cancellation)
    {
        var view = new RunView(product.Runs);
        try
        {
            if (product.Runs.Find(request.Run) is { } folder) view.AddEarlier(folder);
        }
        catch (Exception e) when (e is JournalException or JournalDamagedException)
        {
            // The product reads the journal too, and reports what is wrong with it.
            view = new RunView();
        }

        return ShowAsync(view, showing, display => product.ResumeAsync(request with { Reviewer = ReviewerOf(display, showing) }, display.Observer, cancellation), cancellation);
    }

    public Task<int> ForkAsync(ForkRequest request, Showing showing, CancellationToken cancellation) =>
        ShowAsync(new RunView(product.Runs), showing, display => product.ForkAsync(request with { Reviewer = ReviewerOf(display, showing) }, display.Observer, cancellation), cancellation, request.PlanPath);

    public Task<int> UndoAsync(UndoRequest request, Showing showing, CancellationToken cancellation) =>
        ShowAsync(new RunView(product.Runs), showing, display => product.UndoAsync(request, display.Observer, cancellation), cancellation);

    /// <summary>Null where nobody can be asked.</summary>
    private Reviewer? ReviewerOf(IRunDisplay display, Showing showing) => showing.Json || around.ReadLine is not { } readLine
        ? null
        : new TerminalReview(display, readLine, around.IsInteractive && TerminalKind.HasColors(around.Host.Variables)).AskAsync;

    private async Task<int> ShowAsync(
        RunView view, Showing showing, Func<IRunDisplay, Task<RunReport>> run, CancellationToken cancellation, string? planPath = null)
    {
        await using var display = RunDisplays.Open(around, view, showing, planPath);
        await using var stopping = cancellation.Register(() => display.Notice(RunDisplays.Stopping));
        var report = await EndedAsync(run(display), view, cancellation);
        await display.EndAsync(report);
        return report.ExitCode;
    }

    /// <summary>A wish to stop that came before the run could record it is an end as any other.</summary>
    private static async Task<RunReport> EndedAsync(Task<RunReport> run, RunView view, CancellationToken cancellation)
    {
        try
        {
            return await run;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return new RunReport
            {
                ExitCode = ExitCodes.Interrupted,
                Run = RunId.TryParse(view.Run, out var id) ? id : null,
                Problems = [new Problem("run.stopped", "Stopped on request.")],
            };
        }
    }
}
