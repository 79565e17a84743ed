using System.Collections.Immutable;
using AetherFlow.Edits;
using AetherFlow.Engine.Prompts;
using AetherFlow.Engine.Tree;
using AetherFlow.Models.Calling;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.Steps;

/// <summary>Reads a reply: what the step's files are to become, and what is said beside it.</summary>
internal sealed class ReplyStage(Workspace workspace, RunTree tree)
{
    /// <summary>A step's files are those that it most likely has to change, not those that it must change.</summary>
    public bool FilesAreLikely { get; init; }

    /// <param name="shown">The files of the prompt.</param>
    public async Task<Proposal> ReadAsync(
        int index, Step step, ModelReply reply, SnapshotTaken snapshot, IReadOnlyList<PromptFile> shown, BlobStore blobs, CancellationToken cancellation)
    {
        if (reply.IsTruncated)
        {
            return Proposal.Failed(new Problem(
                "reply.cut",
                $"The reply was cut off at {reply.Usage?.Output.ToString() ?? "its limit of"} tokens.",
                "Send it whole; it may be longer this time. Leave out remarks."));
        }

        return step.Type switch
        {
            StepType.Analysis => ReadAnalysis(reply.Text),
            StepType.Patch => ReadFragment(step, reply.Text),
            _ => await ReadFilesAsync(index, reply.Text, snapshot, shown, blobs, cancellation),
        };
    }

    /// <summary>The edit of a patch step, once the fragment is known.</summary>
    public static Proposal Patch(Step step, string fragment) => new()
    {
        Edits = [new PatchFile(StepFiles.Targets(step)[0], InstructionOf(step.Context.Patch!), fragment)],
        Notes = $"{StepFiles.Targets(step)[0]} was patched.",
    };

    private static Proposal ReadAnalysis(string reply) => string.IsNullOrWhiteSpace(reply)
        ? Proposal.Failed(new Problem("reply.empty", "The reply is empty.", "Answer the step."))
        : new Proposal { Notes = reply };

    private static Proposal ReadFragment(Step step, string reply)
    {
        var blocks = ReplyReader.Read(reply).Blocks;
        return blocks.Length == 1 && blocks[0].Terminated
            ? Patch(step, blocks[0].Text)
            : Proposal.Failed(new Problem(
                "reply.no_fragment",
                $"The reply has {blocks.Length} code blocks where exactly one, closed, was asked for.",
                "Send one fenced block with the fragment, and nothing else."));
    }

    private async Task<Proposal> ReadFilesAsync(
        int index, string reply, SnapshotTaken snapshot, IReadOnlyList<PromptFile> shown, BlobStore blobs, CancellationToken cancellation)
    {
        var targets = snapshot.Files
            .Where(f => f.Role == SnapshotRole.Target)
            .Select(f => new MappingTarget(f.Path, Exists: f.Hash is not null))
            .ToImmutableArray();
        var document = ReplyReader.Read(reply, targets.Select(t => t.Path));
        var texts = shown.Where(file => file.Text is not null).ToDictionary(file => file.Path, file => file.Text!, StringComparer.Ordinal);
        var others = await OthersAsync(index, document, texts, blobs, cancellation);
        var known = new MappingTargets(targets) { AreOptional = FilesAreLikely, IsFile = path => texts.ContainsKey(path) || others.ContainsKey(path) };
        document = MisnamedEdits.PutRight(document, known, texts, others);
        var mapping = ReplyMapper.Map(document, known);
        // A step that names no file asks for code as such: unless the reply names files, it is the step's output.
        if (targets.IsEmpty && mapping.Edits.IsEmpty && document.Blocks.All(b => b.Terminated)) return ReadAnalysis(reply);
        return mapping.Problems.IsEmpty
            ? new Proposal { Edits = mapping.Edits, Notes = mapping.Notes }
            : Proposal.Failed(mapping.Problems.Fold());
    }

    /// <summary>Other files under the names that the reply gives its edits; null where one cannot be read or may not be written.</summary>
    private async Task<Dictionary<string, string?>> OthersAsync(
        int index, ReplyDocument document, Dictionary<string, string> shown, BlobStore blobs, CancellationToken cancellation)
    {
        var others = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var name in document.Edits.Select(edit => edit.Name).OfType<string>().Distinct(StringComparer.Ordinal).Where(name => !shown.ContainsKey(name)))
        {
            var guarded = workspace.Guard(name, PathUse.Write);
            // An absolute path is that of no file here, but often the end of it is.
            if (guarded.Problem?.Code == "path.absolute") continue;
            var view = guarded.IsAllowed ? await tree.SeeAsync(index, guarded.Path, cancellation) : null;
            if (view is { Hash: null, Problem: null }) continue;
            others.Add(name, view?.Hash is { } hash ? TextFile.Decode(await blobs.GetAsync(hash, cancellation)).Text : null);
        }

        return others;
    }

    private static PatchInstruction InstructionOf(PatchBlock block) => new()
    {
        Place = block.Position switch
        {
            PatchPosition.After => PatchPlace.After,
            PatchPosition.Before => PatchPlace.Before,
            _ => PatchPlace.Replace,
        },
        Marker = block.Marker,
        MarkerStart = block.MarkerStart,
        MarkerEnd = block.MarkerEnd,
        Line = block.Line,
        Idempotent = block.Idempotent,
    };
}
