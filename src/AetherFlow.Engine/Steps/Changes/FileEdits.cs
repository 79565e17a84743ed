using System.Collections.Immutable;
using System.Text.Json;
using AetherFlow.Edits;
using AetherFlow.Engine.Parsing;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.Steps;

/// <summary>Makes of one file's bytes what a reply wants of it; nothing is written but blobs.</summary>
internal sealed class FileEdits(Redactor redactor, ExternalParsers? parsers)
{
    private const char ByteOrderMark = '\uFEFF';

    /// <param name="edits">Of the file.</param>
    /// <param name="file">As it is.</param>
    /// <param name="target">What is where it moves; null where it stays.</param>
    public async Task<Resolution> ApplyAsync(
        IReadOnlyList<FileEdit> edits, SeenFile file, SeenFile? target, BlobStore blobs, CancellationToken cancellation)
    {
        var (decoded, unusable) = await ReadAsync(file, blobs, cancellation);
        if (unusable is null && target is not null) (_, unusable) = await ReadAsync(target, blobs, cancellation);
        if (unusable is not null) return Resolution.Failed(unusable);
        if (edits.Any(edit => edit is DeleteFile)) return Deleted(edits, file);
        if (target is not null && decoded is null) return Resolution.Failed(NoFile(file, "move"));

        if (WhyUnseen(edits, file, target) is { } unseen) return Resolution.Failed(unseen);
        var result = FileEditor.Apply(file.Path.Value, decoded?.Text, edits);
        if (!result.Succeeded) return Refused(file, result);
        if (decoded is not null && await WhyUnsafeAsync(file.Path, decoded.Text!, result.Text, cancellation) is { } loss)
            return Resolution.Failed(loss) with { Refused = [.. Places(edits, result).Select(p => new EditRefused(file.Path.Value, loss.Code, p.Line, p.Line + Math.Max(0, p.Lines - 1)))] };
        var bytes = TextFile.Encode(WithoutMark(result.Text, decoded?.Text), decoded?.Shape ?? TextShape.New);
        if (WhyUnreadable(file.Path, bytes) is { } lost) return Resolution.Failed(lost);
        var after = await blobs.PutAsync(bytes, cancellation);
        return new Resolution { Changes = [.. Changes(file, target, after, bytes.Length)], Edits = [.. Applied(file.Path, edits, result)] };
    }

    /// <summary>The file's text, or why there is none; neither where there is no file.</summary>
    private static async Task<(DecodedText? Text, Problem? Problem)> ReadAsync(SeenFile file, BlobStore blobs, CancellationToken cancellation)
    {
        if (file.View.Problem is { } problem) return (null, problem);
        if (file.View.Hash is not { } hash) return (null, null);
        var decoded = TextFile.Decode(await blobs.GetAsync(hash, cancellation));
        return decoded.IsText
            ? (decoded, null)
            : (null, new Problem(decoded.Problem.Code, $"{file.Path.Value}: {decoded.Problem.Message}", decoded.Problem.Hint));
    }

    /// <summary>A reply may change several files: each problem says whose it is.</summary>
    private static Problem Named(EditProblem problem, string path) =>
        problem.ToProblem(problem.Message.Contains(path, StringComparison.Ordinal) ? null : path);

    /// <summary>The file's own byte order mark is no part of its text: one that a reply gives would stand there twice.</summary>
    private static string WithoutMark(string after, string? before) =>
        after.StartsWith(ByteOrderMark) && before?.StartsWith(ByteOrderMark) != true ? after[1..] : after;

    private static IEnumerable<ResolvedChange> Changes(SeenFile file, SeenFile? target, string after, long size)
    {
        if (target is null)
        {
            if (after != file.View.Hash) yield return new ResolvedChange(file.Path, file.View.Hash, after, file.View.Mode, size);
            yield break;
        }

        yield return new ResolvedChange(file.Path, file.View.Hash, null, null, 0);
        if (after != target.View.Hash) yield return new ResolvedChange(target.Path, target.View.Hash, after, file.View.Mode, size);
    }

    private static Resolution Refused(SeenFile file, EditResult result) =>
        Resolution.Failed(Problems.Together([.. result.Problems.Select(problem => Named(problem, file.Path.Value))])) with
        {
            Refused = [.. result.Problems.SelectMany(p => p.Near.Select(lines => new EditRefused(file.Path.Value, p.Code, lines.First, lines.Last)))],
        };

    private static IEnumerable<EditApplied> Applied(WorkspacePath path, IReadOnlyList<FileEdit> edits, EditResult result) => Places(edits, result)
        .Select(place => new EditApplied(path.Value, place.Line, JsonNamingPolicy.SnakeCaseLower.ConvertName(place.Rung.ToString()), Math.Round(place.Similarity, 3)));

    /// <summary>Where the edits went; of a file as a whole, and of a patch of the plan, there is nothing to say.</summary>
    private static ImmutableArray<EditPlace> Places(IReadOnlyList<FileEdit> edits, EditResult result) =>
        edits.All(edit => edit is WholeFile or PatchFile) ? [] : result.Places;

    private static Resolution Deleted(IReadOnlyList<FileEdit> edits, SeenFile file)
    {
        if (edits.Count > 1)
        {
            return Resolution.Failed(new Problem(
                "edit.overlap", $"{file.Path.Value} is deleted, and changed besides.", "Delete it, or change it."));
        }

        if (file.View.Hash is null) return Resolution.Failed(NoFile(file, "delete"));
        return file.IsShownWhole
            ? new Resolution { Changes = [new ResolvedChange(file.Path, file.View.Hash, null, null, 0)] }
            : Resolution.Failed(Unseen(file.Path, "deletes"));
    }

    /// <summary>Whoever replaces a file without having seen it loses what was in it.</summary>
    private static Problem? WhyUnseen(IReadOnlyList<FileEdit> edits, SeenFile file, SeenFile? target)
    {
        if (file is { View.Hash: not null, IsShownWhole: false } && edits.Any(edit => edit is WholeFile)) return Unseen(file.Path, "replaces");
        if (file is { View.Hash: not null, IsShown: false } && edits.Any(AddsAnywhere)) return Unseen(file.Path, "adds lines to");
        return target is { View.Hash: not null, IsShownWhole: false } ? Unseen(target.Path, "replaces") : null;
    }

    /// <summary>Lines without a place go to the end of a file; whoever has not seen the file thinks that it is new.</summary>
    private static bool AddsAnywhere(FileEdit edit)
    {
        ImmutableArray<Hunk> hunks = edit switch { HunkEdits edits => edits.Hunks, MoveFile move => move.Hunks, _ => [] };
        return hunks.Any(hunk => hunk.Search.All(string.IsNullOrWhiteSpace));
    }

    private static Problem Unseen(WorkspacePath path, string what) => new(
        "changes.unseen_file",
        $"The reply {what} {path.Value}, which exists and was not shown, or not as a whole.",
        "Change only lines that were shown, as edits; leave other files as they are. New files are given whole.");

    private static Problem NoFile(SeenFile file, string what) =>
        new("edit.no_file", $"There is no file {file.Path.Value} to {what}.", "Name a file that exists.");

    private async Task<Problem?> WhyUnsafeAsync(WorkspacePath path, string before, string after, CancellationToken cancellation)
    {
        if (LosesSecret(before, after)) return SecretLost(path);
        if (after == before) return null;
        var reading = SyntaxCheck.Find(path.Value, after);
        if (reading.Fault is { } fault) return SyntaxCheck.Find(path.Value, before).IsSound ? Broken(path, fault, "") : null;
        if (!reading.IsSound || parsers is null) return null;
        var found = await parsers.FindBreakAsync(path.Value, before, after, cancellation);
        return found is { Fault: { } foundFault } ? Broken(path, foundFault, $" ({found.Parser})") : null;
    }

    private static Problem Broken(WorkspacePath path, SyntaxFault fault, string parser) => new(
        "edit.parse_broken",
        $"{path.Value} was valid before the edit and would not be after it: line {fault.Line}, column {fault.Column}: {fault.Message}{parser}",
        "Correct the edit; brackets, quotes and indentation must fit what stands around it.");

    /// <summary>Models are shown a mark instead of a key; what they give back must not put the mark into the user's file.</summary>
    private bool LosesSecret(string before, string after) =>
        after.Contains(Redactor.Mark, StringComparison.Ordinal) && redactor.Redact(before) != before && redactor.Redact(after) == after;

    private static Problem SecretLost(WorkspacePath path) => new(
        "edit.secret_lost",
        $"{path.Value} holds a provider's key, which no model is shown; the reply would put {Redactor.Mark} in its place.",
        "Move the key out of the file, or change the file by hand.");

    /// <summary>What could not be read again could neither be seen by a later step nor be shown to anybody.</summary>
    private static Problem? WhyUnreadable(WorkspacePath path, byte[] bytes)
    {
        if (bytes.Length > WorkspaceLimits.FileBytes)
        {
            return new Problem(
                "file.too_large", $"{path.Value} would have {bytes.Length:N0} bytes; at most {WorkspaceLimits.FileBytes:N0} are written.", "Split it.");
        }

        return TextFile.Decode(bytes) is { IsText: false, Problem.Code: var code }
            ? new Problem(code, $"{path.Value} would be no text any more: it would hold a NUL character.", "Write such characters as escapes of the file's language.")
            : null;
    }
}
