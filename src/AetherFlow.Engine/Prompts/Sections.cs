using System.Text;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.Prompts;

/// <summary>Pieces of Markdown that prompts are made of; empty where there is nothing to say.</summary>
internal static class Sections
{
    public static string Of(string title, string? text) =>
        string.IsNullOrWhiteSpace(text) ? "" : $"\n{title}\n\n{text.Trim()}\n";

    public static string List(string title, IReadOnlyCollection<string> items) =>
        items.Count == 0 ? "" : Of(title, string.Join('\n', items.Select(item => $"- {item}")));

    /// <summary>The item of a file that <see cref="Files"/> is to show.</summary>
    /// <param name="wanted">What of a long file is to be shown.</param>
    /// <param name="rule">As for <see cref="Files"/>.</param>
    public static PromptItem ItemOf(string kind, PromptFile file, WantedParts wanted, string rule = "")
    {
        var frame = LineOf(file).Length + (file.Text is { } text ? Fencing.Overhead(text) : NoteOf(file).Length);
        return new PromptItem($"{kind} {file.Path}", file.Text ?? "", Excerpt.FileLimit, frame)
        {
            Shorten = room => FileExtract.Of(file.Path, file.Text!, wanted, room),
            CutFrame = PartNote(rule).Length,
        };
    }

    /// <summary>Files under a <c>FILE:</c> line each, with the text that there was room for, or why there is none.</summary>
    /// <param name="rule">Ends the note above a file that is shown in part.</param>
    public static string Files(string title, string kind, IReadOnlyList<PromptFile> files, FittedItems items, string rule = "")
    {
        if (files.Count == 0) return "";
        var text = new StringBuilder();
        foreach (var file in files)
        {
            text.Append(LineOf(file));
            var name = $"{kind} {file.Path}";
            if (items.IsExtract(name)) text.Append(PartNote(rule));
            text.Append(file.Text is null ? NoteOf(file) : Fencing.Fence(items[name]));
        }

        return $"\n{title}\n{text}";
    }

    /// <summary>A name is one line, whatever the file system allows: a second one could say anything.</summary>
    private static string LineOf(PromptFile file) => $"\nFILE: {WorkspacePath.Show(file.Path)}\n";

    private static string PartNote(string rule) => Template.Named("file.part.md").Render(("rule", rule));

    private static string NoteOf(PromptFile file) => $"({file.Note})\n";
}
