using AetherFlow.Cli.Displays;
using AetherFlow.Cli.Wording;
using AetherFlow.Hosting;

namespace AetherFlow.Cli.Commands;

/// <summary>Shows the demo: the run as any other run, then what the written program prints.</summary>
internal sealed class DemoCommand(Surroundings around, Product product)
{
    public async Task<int> RunAsync(string? folder, Showing showing, CancellationToken cancellation)
    {
        DemoReport report;
        await using (var display = RunDisplays.Open(around, new RunView(product.Runs), showing))
        {
            await using var stopping = cancellation.Register(display.Stopping);
            await Tell("The replies of this demo are recorded: no key, no network, no cost. Everything else is real.");
            report = await product.DemoAsync(folder, display.Observer, cancellation);
            await display.EndAsync(report.Run ?? Refused(report));
        }

        foreach (var program in report.Programs)
        {
            await Tell($"\n$ {Printable.Line(program.Command)}   ({(program.Succeeded ? "ok" : "failed")}, {Figures.Time(program.Duration)})");
            if (program.Output.Trim() is { Length: > 0 } output) await Tell(Printable.Block(output));
        }

        if (report.ExitCode == ExitCodes.Ok) await Tell(NextSteps(report.Folder!));
        return report.ExitCode;
    }

    private static RunReport Refused(DemoReport report) => new()
    {
        ExitCode = report.ExitCode,
        Problems = report.Problem is { } problem ? [problem] : [],
    };

    private string NextSteps(string folder)
    {
        var path = Printable.Line(folder);
        return $"""

            The project is in {path}. The same plan on a real model (it costs about a cent; `{around.Command} runs undo` takes the code back first):
              export DEEPSEEK_API_KEY=...
              {around.Command} --plan {path}/plan.json --workspace {path}
            """;
    }

    private Task Tell(string text) => around.Error.WriteLineAsync(text);
}
