using System.Globalization;
using System.Text.Json;
using AetherFlow.Bench.Calls;
using AetherFlow.Bench.Edits;
using AetherFlow.Bench.Recording;
using AetherFlow.Bench.Routing;
using AetherFlow.Bench.Sandboxes;
using AetherFlow.Bench.Tasks;
using AetherFlow.Hosting;

namespace AetherFlow.Bench;

/// <summary>The rim. `bench/run` starts a process for each scenario, so that none has the memory or the code of another.</summary>
internal static class Program
{
    private const string Usage = """
        usage: names | prepare SCENARIO FOLDER | measure SCENARIO FOLDER | report RESULTS FOLDER COMMAND [DOCUMENT]
             | tasks ROOT PLANS FOLDER COMMAND [DOCUMENT] | routing DATA COMMAND [DOCUMENT]
             | edits DATA COMMAND [DOCUMENT] | sandbox FOLDER COMMAND [DOCUMENT]
             | recording FOLDER OTHER_FOLDER|- COMMAND [DOCUMENT]
             | serve ADDRESS_FILE | calls ADDRESS FOLDER COMMAND [DOCUMENT]
        """;

    public static async Task<int> Main(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        switch (args)
        {
            case ["names"]:
                foreach (var scenario in Scenario.All) Console.Out.WriteLine(scenario.Name);
                return 0;
            case ["prepare", var name, var folder] when Find(name) is { } scenario:
                if (scenario.Resumes) await new ResumeMeasurement(scenario, folder, TimeProvider.System).PrepareAsync(CancellationToken.None);
                return 0;
            case ["measure", var name, var folder] when Find(name) is { } scenario:
                foreach (var figures in await MeasureAsync(scenario, folder))
                    Console.Out.WriteLine(JsonSerializer.Serialize(figures, FiguresJson.Default.Figures));
                return 0;
            case ["report", var results, var folder, var command, .. var document]:
                await ReportAsync(results, folder, command, document.FirstOrDefault());
                return 0;
            case ["tasks", var root, var plans, var folder, var command, .. var document]:
                return await new TasksCommand(root, plans, folder, Console.Out, TimeProvider.System)
                    .RunAsync(Today, command, document.FirstOrDefault(), CancellationToken.None);
            case ["routing", var data, var command, .. var document]:
                await RoutingCommand.RunAsync(data, Console.Out, Today, command, document.FirstOrDefault());
                return 0;
            case ["edits", var data, var command, .. var document]:
                await EditsCommand.RunAsync(data, Console.Out, Today, command, document.FirstOrDefault());
                return 0;
            case ["recording", var folder, var other, var command, .. var document]:
                await RecordingCommand.RunAsync(other == "-" ? [folder] : [folder, other], Console.Out, Today, command, document.FirstOrDefault());
                return 0;
            case ["sandbox", var folder, var command, .. var document]:
                return await new SandboxCommand(HostEnvironment.OfThisProcess().Variables, TimeProvider.System, Console.Out)
                    .RunAsync(folder, new Dictionary<string, string> { ["date"] = Today, ["command"] = command }, document.FirstOrDefault());
            case ["serve", var addressFile]:
                await CallsServer.ServeAsync(addressFile, TimeProvider.System, CancellationToken.None);
                return 0;
            case ["calls", var address, var folder, var command, .. var document]:
                await CallsCommand.RunAsync(new Uri(address), folder, TimeProvider.System, Console.Out, new Dictionary<string, string> { ["date"] = Today, ["command"] = command }, document.FirstOrDefault());
                return 0;
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }

    private static string Today => $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}";

    private static Scenario? Find(string name) => Scenario.All.FirstOrDefault(s => s.Name == name);

    private static Task<IReadOnlyList<Figures>> MeasureAsync(Scenario scenario, string folder) => scenario.Resumes
        ? new ResumeMeasurement(scenario, folder, TimeProvider.System).MeasureAsync(CancellationToken.None)
        : new StepsMeasurement(scenario, folder, TimeProvider.System).MeasureAsync(CancellationToken.None);

    private static async Task ReportAsync(string results, string folder, string command, string? document)
    {
        var figures = (await File.ReadAllLinesAsync(results)).Select(line => JsonSerializer.Deserialize(line, FiguresJson.Default.Figures)!).ToList();
        var machine = Machine.DescribeAtEnd(folder);
        Console.Out.WriteLine($"{machine}\n\n{Report.Table(figures)}");
        if (document is not null)
            await File.WriteAllTextAsync(document, Report.Document(figures, machine, Today, command));
    }
}
