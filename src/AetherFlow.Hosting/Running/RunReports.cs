using AetherFlow.Models.Settings;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Output;
using AetherFlow.Workspaces;

namespace AetherFlow.Hosting;

/// <summary>How commands end, as reports.</summary>
internal static class RunReports
{
    public static RunReport Refused(int exitCode, params IReadOnlyList<Problem> problems) => new() { ExitCode = exitCode, Problems = problems };

    public static Problem NoSuchRun(string run) => new(
        "run.not_found", $"There is no run '{run}', or its last characters name several.", "`aetherflow runs list` shows them.");

    public static Problem ToProblem(this WorkspaceProblem problem) => new(problem.Code, problem.Message, problem.Hint);

    /// <summary>Writes the output folder of what was done, and reports both.</summary>
    /// <param name="warning">What the user is to know beside how it ended; null for nothing.</param>
    public static async Task<RunReport> FinishedAsync(RunFolder folder, RunFinished finish, string outputFolder, ModelSettings settings, Problem? warning)
    {
        var output = await OutputFolder.WriteAsync(folder, outputFolder, new Redactor(settings.Secrets), CancellationToken.None);
        return new RunReport
        {
            Run = folder.Id,
            Finish = finish,
            Problems = [.. new[] { warning, output.Problem }.OfType<Problem>()],
            OutputFolder = output.Folder,
            ExitCode = finish.ExitCode,
        };
    }
}
