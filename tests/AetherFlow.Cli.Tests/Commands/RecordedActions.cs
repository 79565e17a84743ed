using AetherFlow.Cli.Commands;

namespace AetherFlow.Cli.Tests.Commands;

/// <summary>Actions that do nothing but note what they were asked for.</summary>
internal sealed class RecordedActions
{
    public List<object?> Asked { get; } = [];

    public Actions Of() => new()
    {
        RunPlan = (request, showing, _) => AskedAsync(request, showing),
        Demo = (folder, showing, _) => AskedAsync(folder, showing),
        ValidatePlans = (files, _) => AskedAsync(files),
        ShowPlan = (files, _) => AskedAsync(files),
        PrintSchema = _ => AskedAsync(),
        ListRuns = (showing, _) => AskedAsync(showing),
        ShowRun = (run, showing, _) => AskedAsync(run, showing),
        ResumeRun = (request, showing, _) => AskedAsync(request, showing),
        UndoRun = (request, showing, _) => AskedAsync(request, showing),
        DiffRun = (run, step, showing, _) => AskedAsync(run, step, showing),
        ForkRun = (request, showing, _) => AskedAsync(request, showing),
        ExportRun = (request, _) => AskedAsync(request),
        ShowStatus = (showing, _) => AskedAsync("status", showing),
        ShowCosts = (showing, _) => AskedAsync("costs", showing),
        ShowCache = (showing, _) => AskedAsync("stats", showing),
        DryRun = (request, showing, _) => AskedAsync("dry run", request, showing),
        ShowPrompts = (request, showing, _) => AskedAsync("prompts", request, showing),
        ShowSpend = (day, showing, _) => AskedAsync("spend", day, showing),
        RebuildSpend = _ => AskedAsync("rebuild"),
        ShowModels = (question, showing, _) => AskedAsync(question, showing),
        DescribePlan = (request, showing, _) => AskedAsync("info", request, showing),
        Simulate = (request, _) => AskedAsync(request),
        CheckPolicy = (request, showing, _) => AskedAsync(request, showing),
        TrustProject = (workspace, yes, _) => AskedAsync(workspace, yes),
        UntrustProject = (workspace, _) => AskedAsync(workspace),
        Examine = (showing, _) => AskedAsync(showing),
    };

    private Task<int> AskedAsync(params object?[] asked)
    {
        Asked.AddRange(asked);
        return Task.FromResult(0);
    }
}
