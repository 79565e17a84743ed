using System.Text;
using AetherFlow.Engine.Steps;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.PlanRuns;

/// <summary>
/// Joins what steps produced into the one file that the plan's <c>output_merge</c> names: the files of a step as it
/// left them, else what it reported, a blank line between the steps.
/// </summary>
/// <param name="reviews">Asked before it is written; null: nobody is.</param>
internal sealed class OutputMerging(Workspace workspace, Reviews? reviews)
{
    /// <param name="phase">Holds the results of the steps.</param>
    /// <param name="scope">Where the change is recorded.</param>
    /// <returns>Nothing where a step of the list is not done: half a document would replace a whole one.</returns>
    public async Task<Applied> RunAsync(OutputMerge merge, Scope phase, Scope scope, CancellationToken cancellation)
    {
        if (await Transactions.ContinueAsync(workspace, scope, cancellation) is { } begun) return Outcome(begun);
        var results = merge.Steps.Select(step => StepResults.Of(phase, step)).ToList();
        if (results.Exists(result => result is not { Outcome: "done" })) return new Applied();
        var guarded = workspace.Guard(merge.File, PathUse.Write);
        if (!guarded.IsAllowed) return Applied.Rejected(guarded.Problem.ToProblem());

        var read = await workspace.ReadAsync(guarded.Path, cancellation);
        if (read.Problem is { } unreadable) return Applied.Rejected(unreadable.ToProblem());
        var shape = TextShape.New;
        if (read.Content is { } existing)
        {
            await scope.Blobs.PutAsync(existing.Bytes, cancellation);
            var decoded = TextFile.Decode(existing.Bytes.Span);
            if (!decoded.IsText) return Applied.Rejected(decoded.Problem.ToProblem());
            shape = decoded.Shape;
        }

        var bytes = TextFile.Encode(await TextAsync(results!, scope.Blobs, cancellation), shape);
        var after = await scope.Blobs.PutAsync(bytes, cancellation);
        if (after == read.Content?.Hash) return new Applied();
        var file = new FileChange(guarded.Path.Value, read.Content?.Hash, after, read.Content?.Mode, bytes.Length);
        if (reviews is not null && await reviews.WhyNotAsync([file], [], canChange: false, scope, cancellation) is { } unwanted) return Applied.Rejected(unwanted);
        var change = new PlannedChange(guarded.Path, file.Before, after, file.Mode);
        return Outcome(await Transactions.RunAsync(workspace, [change], [], scope, cancellation));
    }

    /// <summary>Why the plan's merge can never be written; null where it can, or there is none.</summary>
    public static Problem? WhyNot(Plan plan, Workspace workspace) =>
        plan.OutputMerge is { } merge && workspace.Guard(merge.File, PathUse.Write) is { IsAllowed: false } guarded ? guarded.Problem.ToProblem() : null;

    private static async Task<string> TextAsync(IReadOnlyList<StepFinished> results, BlobStore blobs, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        foreach (var result in results)
        {
            var part = new StringBuilder();
            foreach (var file in result.Files.Where(file => file.After is not null))
                part.Append(TextFile.Decode(await blobs.GetAsync(file.After!, cancellation)).Text).Append('\n');
            if (part.Length == 0 && result.Output is { } output) part.Append(await blobs.TextAsync(output, cancellation));
            if (text.Length > 0) text.Append('\n');
            text.Append(part.ToString().Trim('\n')).Append('\n');
        }

        return text.ToString();
    }

    private static Applied Outcome(ChangesFinished finished) => finished.Applied
        ? new Applied { Files = finished.Files }
        : Applied.Rejected(finished.Problem!);
}
