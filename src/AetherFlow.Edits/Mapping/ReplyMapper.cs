namespace AetherFlow.Edits;

/// <summary>
/// Gives each block and edit of a reply to the file it is for: because the reply says so, because there is one target, or because
/// exactly one target has its extension. What remains unclear is a problem: a file is never guessed. The rules, with
/// examples, are in docs/formats/replies.md.
/// </summary>
public static class ReplyMapper
{
    public static ReplyMapping Map(ReplyDocument reply, MappingTargets targets)
    {
        ArgumentNullException.ThrowIfNull(reply);
        ArgumentNullException.ThrowIfNull(targets);
        if (reply.IsEmpty) return Failed(reply, new EditProblem("reply.empty", "The reply is empty.", "Answer with the complete files."));
        if (WholeDocument(reply, targets) is { } document) return document;
        if (reply.Blocks.FirstOrDefault(b => !b.Terminated) is { } cut) return Failed(reply, Cut(cut));
        if (reply.Blocks.IsEmpty && reply.Edits.IsEmpty && reply.Faults.IsEmpty) return WithoutCode(reply, targets);
        return new BlockAssignment(reply, targets).Assign();
    }

    /// <summary>
    /// A reply that is the Markdown file itself, without a fence around it: the only target is Markdown, the reply begins
    /// with a heading, and no block claims to be a file.
    /// </summary>
    private static ReplyMapping? WholeDocument(ReplyDocument reply, MappingTargets targets)
    {
        if (targets.Files is not [var target] || Languages.Fit("markdown", target.Path) != LanguageFit.Exact) return null;
        var text = reply.Source.TrimStart('\n');
        if (!text.StartsWith('#') || reply.Blocks.Any(ClaimsToBeAFile) || Edits(reply, targets, target)) return null;
        if (reply.Blocks.FirstOrDefault(b => !b.Terminated) is { } cut) return Failed(reply, Cut(cut));
        return new ReplyMapping
        {
            Edits = [new WholeFile(target.Path, text.TrimEnd() + "\n", Declared: true)],
            Notes = "",
            Problems = [],
        };
    }

    /// <summary>Whether the reply changes this target by edits; a document may show edits of other files.</summary>
    private static bool Edits(ReplyDocument reply, MappingTargets targets, MappingTarget target) =>
        (target.Exists && !reply.Faults.IsEmpty)
        || reply.Edits.Any(e => e.Path is null ? target.Exists : targets.Find(PathText.Normalise(e.Path)).Target is not null);

    private static bool ClaimsToBeAFile(ReplyBlock block) =>
        block.Evidence > PathEvidence.FirstLine || Languages.IsMarkdown(block.Language);

    private static ReplyMapping WithoutCode(ReplyDocument reply, MappingTargets targets) => targets.Files.IsEmpty
        ? new ReplyMapping { Edits = [], Notes = reply.Prose, Problems = [] }
        : Failed(reply, new EditProblem(
            "reply.no_code",
            $"The reply has no code block, but files were asked for: {targets.Names()}.",
            "Give each file as `FILE: path`, followed by its complete content in a fenced block."));

    private static ReplyMapping Failed(ReplyDocument reply, EditProblem problem) =>
        new() { Edits = [], Notes = reply.Prose, Problems = [problem] };

    private static EditProblem Cut(ReplyBlock block) => new(
        "reply.unterminated",
        $"The block that begins in line {block.Line} has no closing fence: the reply was cut, or a fence inside it is not closed.",
        "Give the complete files again; put a longer fence (````) around content that contains fences.")
    { Line = block.Line };
}
