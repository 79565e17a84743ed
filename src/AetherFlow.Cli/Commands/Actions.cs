using System.Runtime.CompilerServices;
using AetherFlow.Hosting;

namespace AetherFlow.Cli.Commands;

/// <summary>What the commands do, apart from how they are typed; each returns an exit code.</summary>
internal sealed record Actions
{
    public required Func<RunRequest, Showing, CancellationToken, Task<int>> RunPlan { get; init; }

    public required Func<RunRequest, Showing, CancellationToken, Task<int>> DescribePlan { get; init; }

    public required Func<RunRequest, Showing, CancellationToken, Task<int>> DryRun { get; init; }

    public required Func<RunRequest, Showing, CancellationToken, Task<int>> ShowPrompts { get; init; }

    public required Func<string?, Showing, CancellationToken, Task<int>> Demo { get; init; }

    public required Func<PlanFiles, CancellationToken, Task<int>> ValidatePlans { get; init; }

    public required Func<PlanFiles, CancellationToken, Task<int>> ShowPlan { get; init; }

    public required Func<CancellationToken, Task<int>> PrintSchema { get; init; }

    public required Func<Showing, CancellationToken, Task<int>> ListRuns { get; init; }

    public required Func<string, Showing, CancellationToken, Task<int>> ShowRun { get; init; }

    public required Func<ResumeRequest, Showing, CancellationToken, Task<int>> ResumeRun { get; init; }

    public required Func<UndoRequest, Showing, CancellationToken, Task<int>> UndoRun { get; init; }

    public required Func<string, string?, Showing, CancellationToken, Task<int>> DiffRun { get; init; }

    public required Func<ForkRequest, Showing, CancellationToken, Task<int>> ForkRun { get; init; }

    public required Func<ExportRequest, CancellationToken, Task<int>> ExportRun { get; init; }

    public required Func<Showing, CancellationToken, Task<int>> ShowStatus { get; init; }

    public required Func<Showing, CancellationToken, Task<int>> ShowCosts { get; init; }

    public required Func<Showing, CancellationToken, Task<int>> ShowCache { get; init; }

    public required Func<DateOnly?, Showing, CancellationToken, Task<int>> ShowSpend { get; init; }

    public required Func<CancellationToken, Task<int>> RebuildSpend { get; init; }

    public required Func<ModelsQuestion, Showing, CancellationToken, Task<int>> ShowModels { get; init; }

    public required Func<PolicyCheckRequest, Showing, CancellationToken, Task<int>> CheckPolicy { get; init; }

    public required Func<string, bool, CancellationToken, Task<int>> TrustProject { get; init; }

    public required Func<string, CancellationToken, Task<int>> UntrustProject { get; init; }

    public required Func<SimulateRequest, CancellationToken, Task<int>> Simulate { get; init; }

    public required Func<Showing, CancellationToken, Task<int>> Examine { get; init; }

    /// <summary>The product's own. Each holds its first use of the product apart, so that help loads nothing.</summary>
    public static Actions Of(Surroundings around) => new()
    {
        RunPlan = (request, showing, cancellation) => Stints(around).RunPlanAsync(request, showing, cancellation),
        DescribePlan = (request, showing, cancellation) => Previews(around).DescribeAsync(request, showing, cancellation),
        DryRun = (request, showing, cancellation) => Previews(around).DryRunAsync(request, showing, cancellation),
        ShowPrompts = (request, showing, cancellation) => Previews(around).ShowPromptsAsync(request, showing, cancellation),
        Demo = (folder, showing, cancellation) => new DemoCommand(around, Product.Open(around.Host)).RunAsync(folder, showing, cancellation),
        ValidatePlans = (files, cancellation) => new PlanCommands(around).ValidateAsync(files, cancellation),
        ShowPlan = (files, cancellation) => new PlanCommands(around).ShowAsync(files, cancellation),
        PrintSchema = cancellation => new PlanCommands(around).PrintSchemaAsync(cancellation),
        ListRuns = (showing, cancellation) => Listings(around).ListAsync(showing, cancellation),
        ShowRun = (run, showing, cancellation) => Listings(around).ShowAsync(run, showing, cancellation),
        ResumeRun = (request, showing, cancellation) => Stints(around).ResumeAsync(request, showing, cancellation),
        UndoRun = (request, showing, cancellation) => Stints(around).UndoAsync(request, showing, cancellation),
        DiffRun = (run, step, showing, cancellation) => new DiffCommand(around, Product.Open(around.Host)).RunAsync(run, step, showing, cancellation),
        ForkRun = (request, showing, cancellation) => Stints(around).ForkAsync(request, showing, cancellation),
        ExportRun = (request, cancellation) => Listings(around).ExportAsync(request, cancellation),
        ShowStatus = (showing, cancellation) => Overviews(around).ShowStatusAsync(showing, cancellation),
        ShowCache = (showing, cancellation) => Overviews(around).ShowCacheAsync(showing, cancellation),
        ShowCosts = (showing, cancellation) => Overviews(around).ShowCostsAsync(showing, cancellation),
        ShowSpend = (day, showing, cancellation) => new SpendCommands(around, Product.Open(around.Host)).ShowAsync(day, showing, cancellation),
        RebuildSpend = cancellation => new SpendCommands(around, Product.Open(around.Host)).RebuildAsync(cancellation),
        ShowModels = (question, showing, cancellation) => new ModelsCommand(around, Product.Open(around.Host)).RunAsync(question, showing, cancellation),
        CheckPolicy = (request, showing, cancellation) => Policies(around).CheckAsync(request, showing, cancellation),
        TrustProject = (workspace, yes, cancellation) => Policies(around).TrustAsync(workspace, yes, cancellation),
        UntrustProject = (workspace, cancellation) => Policies(around).UntrustAsync(workspace, cancellation),
        Simulate = (request, cancellation) => new SimulateCommand(around, Product.Open(around.Host)).RunAsync(request, cancellation),
        Examine = (showing, cancellation) => new DoctorCommand(around, Product.Open(around.Host)).RunAsync(showing, cancellation),
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static StintCommands Stints(Surroundings around) => new(around, Product.Open(around.Host));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static RunsCommands Listings(Surroundings around) => new(around, Product.Open(around.Host));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static OverviewCommands Overviews(Surroundings around) => new(around, Product.Open(around.Host));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PolicyCommands Policies(Surroundings around) => new(around, Product.Open(around.Host));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PreviewCommands Previews(Surroundings around) => new(around, Product.Open(around.Host));
}
