using System.Text.Json;
using AetherFlow.Cli.Displays;
using AetherFlow.Cli.Json;
using AetherFlow.Cli.Listings;
using AetherFlow.Hosting;
using AetherFlow.Plans;
using AetherFlow.Runs;

namespace AetherFlow.Cli.Commands;

/// <summary>The commands that look at plans without running them.</summary>
internal sealed class PlanCommands(Surroundings around)
{
    /// <summary>Exit code 2 where a plan cannot be run.</summary>
    public async Task<int> ValidateAsync(PlanFiles files, CancellationToken cancellation)
    {
        var verdicts = new List<PlanVerdictJson>();
        foreach (var path in files.Paths)
        {
            cancellation.ThrowIfCancellationRequested();
            var (reading, problem) = Read(path, files.Lenient);
            verdicts.Add(new PlanVerdictJson(
                path,
                reading is { IsValid: true },
                reading?.Plan?.TaskId,
                reading?.Plan?.Steps.Length,
                problem,
                [.. (reading?.Problems ?? []).Select(PlanProblemJson.Of)]));
            if (!files.Json) await TellAsync(path, reading, problem);
        }

        if (files.Json) await around.Out.WriteLineAsync(JsonSerializer.Serialize(verdicts, CliJson.Listings.PlanVerdicts));
        return verdicts.TrueForAll(v => v.Valid) ? ExitCodes.Ok : ExitCodes.Usage;
    }

    public async Task<int> ShowAsync(PlanFiles files, CancellationToken cancellation)
    {
        var path = files.Paths[0];
        var (reading, problem) = Read(path, files.Lenient);
        cancellation.ThrowIfCancellationRequested();
        if (reading is not { IsValid: true })
        {
            if (problem is not null) await around.Error.WriteLineAsync(Summary.Problem(problem));
            foreach (var wrong in reading?.Problems ?? []) await around.Error.WriteLineAsync(PlanProblemLine.Of(path, wrong));
            return ExitCodes.Usage;
        }

        foreach (var line in PlanTree.Of(reading.Plan)) await around.Out.WriteLineAsync(line);
        return ExitCodes.Ok;
    }

    public async Task<int> PrintSchemaAsync(CancellationToken cancellation)
    {
        await around.Out.WriteLineAsync(PlanSchema.Json.AsMemory().TrimEnd(), cancellation);
        return ExitCodes.Ok;
    }

    private async Task TellAsync(string path, PlanReading? reading, Problem? problem)
    {
        if (problem is not null) await around.Out.WriteLineAsync(Summary.Problem(problem));
        foreach (var wrong in reading?.Problems ?? []) await around.Out.WriteLineAsync(PlanProblemLine.Of(path, wrong));
        if (reading is { IsValid: true, Plan: var plan })
            await around.Out.WriteLineAsync($"{Wording.Printable.Line(path)}: ok, {Wording.Figures.Count(plan.Steps.Length, "step")}");
    }

    private (PlanReading? Reading, Problem? Problem) Read(string path, bool lenient)
    {
        var file = PlanFile.Read(path, around.Host.CurrentDirectory);
        return file.Problem is { } problem ? (null, problem) : (file.Parse(lenient, around.Host.CurrentDirectory), null);
    }
}
