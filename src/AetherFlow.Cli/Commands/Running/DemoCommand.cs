using AetherFlow.Cli.Displays;
using AetherFlow.Cli.Wording;
using AetherFlow.Hosting;
using AetherFlow.Runs;

namespace AetherFlow.Cli.Commands;

/// <summary>Shows the demo: the run as any other run, then what the written program prints.</summary>
internal sealed class DemoCommand(Surroundings around, Product product)
{
    public async Task<int> RunAsync(string? folder, Showing showing, CancellationToken cancellation)
    {
        DemoReport report;
        await using (var display = RunDisplays.Open(around, new RunView(product.Runs), showing))
        {
            await using var stopping = cancellation.Register(() => display.Notice(RunDisplays.Stopping));
            display.Notice("The replies of this demo are recorded: no key, no network, nothing to pay. Costs are what a real model would charge.");
            report = await product.DemoAsync(folder, display.Observer, cancellation);
            await display.EndAsync(report.Run ?? Refused(report));
        }

        if (report.WithoutSandbox is { } missing) await Tell($"\nThe commands of this demo ran without a sandbox: {Printable.Line(missing)} Commands of your own are refused then; `{around.Command} doctor` tells what to do.");
        if (report.Program is { } program)
        {
            await Tell($"\n$ {Printable.Line(program.Command)}   ({(program.Succeeded ? "ok" : "failed")}, {Figures.Time(program.Duration)})");
            if (program.Output.Trim() is { Length: > 0 } output) await Tell(Printable.Block(output));
        }

        if (report is { ExitCode: ExitCodes.Ok, Run.Run: { } run }) await Tell(NextSteps(report.Folder!, run));
        return report.ExitCode;
    }

    private static RunReport Refused(DemoReport report) => new()
    {
        ExitCode = report.ExitCode,
        Problems = report.Problem is { } problem ? [problem] : [],
    };

    private string NextSteps(string folder, RunId run)
    {
        var path = Printable.Line(folder);
        return $"""

            The replies were recorded; the project in {path} is real. To run the same plan on a real model, for about a cent:
              export DEEPSEEK_API_KEY=...
              {around.Command} runs undo {run}
              {around.Command} --plan {path}/plan.json --workspace {path}
            """;
    }

    private Task Tell(string text) => around.Error.WriteLineAsync(text);
}
