using System.Text.Json;
using AetherFlow.Edits;
using AetherFlow.Models.Catalogues;
using AetherFlow.Plans;

namespace AetherFlow.Engine.Prompts;

/// <summary>
/// Which format a prompt asks for; replies in every other one are understood all the same. Models copy a short file
/// without harm, and lose parts of a long one; weak ones copy better than they quote (Aider's polyglot benchmark, https://aider.chat/docs/leaderboards: 99.6 % of
/// whole files are well-formed against 94.2 % of diffs, and small models lose half their score on diffs).
/// </summary>
internal static class ReplyFormat
{
    /// <summary>Lines; a file as short as this costs no more whole than a place in it does.</summary>
    public const int ShortFile = 40;

    /// <summary>Lines; a longer one is never asked for whole.</summary>
    public const int LongFile = 400;

    /// <summary>Of files that are shown in part, where they would be asked for whole.</summary>
    public const EditFormat OfParts = EditFormat.SearchReplace;

    /// <param name="step">Its plan may say <c>surgical_mode: false</c>.</param>
    /// <param name="mode">Operations on members are for BUILD.</param>
    /// <param name="files">Its targets that exist.</param>
    /// <param name="preferred">The model's, one of <see cref="ModelEntry.EditFormats"/>.</param>
    /// <param name="afterFailure">An edit of this step failed before.</param>
    public static EditFormat Of(Step step, ExecutionMode mode, IReadOnlyList<PromptFile> files, string preferred, bool afterFailure)
    {
        if (files.Count == 0) return EditFormat.WholeFile;
        if (mode == ExecutionMode.Build && !afterFailure && !IsSwitchedOff(step) && files.All(HasOutline)) return EditFormat.Surgical;
        var longest = files.Max(file => LinesOf(file.Text));
        if (longest <= ShortFile) return EditFormat.WholeFile;
        return preferred switch
        {
            ModelEntry.WholeEdits => longest <= LongFile ? EditFormat.WholeFile : EditFormat.SearchReplace,
            ModelEntry.UnifiedDiffEdits => EditFormat.UnifiedDiff,
            ModelEntry.ApplyPatchEdits => EditFormat.ApplyPatch,
            _ => EditFormat.SearchReplace,
        };
    }

    private static bool IsSwitchedOff(Step step) => step.Context.Others.TryGetValue("surgical_mode", out var mode) && mode.ValueKind == JsonValueKind.False;

    /// <summary>A file that is broken already has no members to be sure of.</summary>
    private static bool HasOutline(PromptFile file) => file.Text is { } text && Outlines.Of(file.Path, text) is { Faults.IsEmpty: true };

    private static int LinesOf(string? text) => text is null ? 0 : text.AsSpan().Count('\n') + 1;
}
