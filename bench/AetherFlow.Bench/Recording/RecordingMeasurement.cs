using System.Diagnostics;
using AetherFlow.Workspaces;

namespace AetherFlow.Bench.Recording;

/// <summary>How long it takes to look at a tree before and after a command.</summary>
internal static class RecordingMeasurement
{
    public const int Rounds = 15;
    public const int Changed = 100;

    /// <param name="folder">An empty one, on the disk that is measured; the record lies beside the project.</param>
    public static async Task<IReadOnlyList<(string What, double[] Milliseconds)>> OfAsync(string folder)
    {
        var (root, keep) = (Path.Combine(folder, "project"), Path.Combine(folder, "kept"));
        Directory.CreateDirectory(root);
        var project = new RecordedProject(root);
        project.Write();
        var opened = Workspace.Open(root, PathUse.Write);
        using var workspace = opened.Workspace ?? throw new InvalidOperationException(opened.Problem!.ToString());
        var round = 0;
        return
        [
            ("first record, every content kept", await TimesAsync(() => TreeRecord.Discard(keep), () => TakeAsync(workspace, keep))),
            ("next record, nothing changed since", await TimesAsync(Nothing, () => TakeAsync(workspace, keep))),
            ("comparison, nothing changed", await WithRecordAsync(workspace, keep, Nothing)),
            ($"comparison, {Changed} files changed", await WithRecordAsync(workspace, keep, () => project.Change(Changed, ++round))),
            ("next record, those files changed", await TimesAsync(() => project.Change(Changed, ++round), () => TakeAsync(workspace, keep))),
            ("finding the record after a stop", await LoadAsync(workspace, keep)),
        ];
    }

    private static async Task<double[]> WithRecordAsync(Workspace workspace, string keep, Action change)
    {
        var record = await TakeAsync(workspace, keep);
        return await TimesAsync(change, () => record.CompareAsync((_, _, _) => Task.CompletedTask, CancellationToken.None));
    }

    private static async Task<double[]> LoadAsync(Workspace workspace, string keep)
    {
        var id = (await TakeAsync(workspace, keep)).Id;
        return await TimesAsync(Nothing, async () => _ = await TreeRecord.LoadAsync(workspace, keep, id, CancellationToken.None) ?? throw new InvalidOperationException("The record is lost."));
    }

    private static async Task<TreeRecord> TakeAsync(Workspace workspace, string keep)
    {
        var recording = await TreeRecord.TakeAsync(workspace, keep, CancellationToken.None);
        return recording.Record ?? throw new InvalidOperationException(recording.Problem!.ToString());
    }

    private static async Task<double[]> TimesAsync(Action prepare, Func<Task> act)
    {
        var times = new double[Rounds];
        for (var i = -3; i < Rounds; i++)
        {
            prepare();
            var start = Stopwatch.GetTimestamp();
            await act();
            if (i >= 0) times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        return times;
    }

    private static void Nothing()
    {
    }
}
