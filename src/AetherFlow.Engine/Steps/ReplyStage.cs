using System.Collections.Immutable;
using AetherFlow.Edits;
using AetherFlow.Models.Calling;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Steps;

/// <summary>Reads a reply: what the step's files are to become, and what is said beside it.</summary>
internal static class ReplyStage
{
    public static Proposal Read(Step step, ModelReply reply, SnapshotTaken snapshot)
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
            _ => ReadFiles(reply.Text, snapshot),
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

    private static Proposal ReadFiles(string reply, SnapshotTaken snapshot)
    {
        var targets = snapshot.Files
            .Where(f => f.Role == SnapshotRole.Target)
            .Select(f => new MappingTarget(f.Path, Exists: f.Hash is not null))
            .ToImmutableArray();
        var document = ReplyReader.Read(reply);
        var mapping = ReplyMapper.Map(document, new MappingTargets(targets));
        // A step that names no file asks for code as such: unless the reply names files, it is the step's output.
        if (targets.IsEmpty && mapping.Edits.IsEmpty && document.Blocks.All(b => b.Terminated)) return ReadAnalysis(reply);
        return mapping.Problems.IsEmpty
            ? new Proposal { Edits = mapping.Edits, Notes = mapping.Notes }
            : Proposal.Failed(mapping.Problems.Fold());
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
