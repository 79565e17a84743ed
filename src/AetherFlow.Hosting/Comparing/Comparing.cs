using System.Text;
using AetherFlow.Edits;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Hosting;

/// <summary>Compares files before and after a run, from its journal and contents alone: the workspace is not looked at.</summary>
internal sealed class Comparing(HostEnvironment environment, RunStore store)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="name">The run's name, or its last characters.</param>
    /// <param name="step">Null: the run in all.</param>
    public async Task<DiffReport> CompareAsync(string name, string? step, CancellationToken cancellation)
    {
        if (store.Find(name) is not { } run) return Refused(ExitCodes.Usage, RunReports.NoSuchRun(name));
        try
        {
            if (step is not null && RunSteps.WhyNone(run, step) is { } unknown) return Refused(ExitCodes.Usage, unknown);
            // What is shown is made to be handed on, as exports are.
            var (settings, _) = SettingsSources.Resolve(environment, null, ConfigurationFiles.OfUser(environment));
            var redactor = new Redactor(settings?.Secrets ?? []);
            var work = WorkFold.Read(run, step);
            var files = new List<ChangedFile>();
            foreach (var file in work.Files) files.Add(await CompareAsync(file, run.Blobs, redactor, cancellation));
            return new DiffReport { Run = run.Id, Files = files, IsProposal = work.IsProposal, IsInDoubt = work.IsInDoubt, Undo = UndoMarks.Read(run) };
        }
        catch (Exception e) when (e is JournalException or JournalDamagedException)
        {
            return Refused(ExitCodes.RunFailed, new Problem("run.journal", e.Message));
        }
    }

    /// <summary>One file before and after, both in the blobs.</summary>
    public static async Task<ChangedFile> CompareAsync(ManifestEntry file, BlobStore blobs, Redactor redactor, CancellationToken cancellation)
    {
        var before = file.Before is null ? null : await blobs.GetAsync(file.Before, cancellation);
        var after = file.After is null ? null : await blobs.GetAsync(file.After, cancellation);
        var diff = TryText(before, out var from) && TryText(after, out var to)
            ? UnifiedDiff.Compare(from, to, file.Path, new FileModes(file.BeforeMode, file.Mode))
            : new FileDiff(UnifiedDiff.OfBinary(before?.Length, after?.Length, file.Path), 0, 0);
        return new ChangedFile
        {
            Path = redactor.Redact(file.Path),
            Before = file.Before,
            After = file.After,
            Added = diff.Added,
            Removed = diff.Removed,
            Diff = redactor.Redact(diff.Text),
        };
    }

    /// <summary>Text is what comes out of UTF-8 as it went in, a byte order mark included: a diff in any other encoding could not be applied.</summary>
    private static bool TryText(byte[]? bytes, out string? text)
    {
        text = null;
        if (bytes is null) return true;
        if (bytes.Contains((byte)0)) return false;
        try
        {
            text = Utf8.GetString(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static DiffReport Refused(int exitCode, Problem problem) => new() { ExitCode = exitCode, Problem = problem };
}
