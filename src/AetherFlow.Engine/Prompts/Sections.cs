using System.Text;

namespace AetherFlow.Engine.Prompts;

/// <summary>Pieces of Markdown that prompts are made of; empty where there is nothing to say.</summary>
internal static class Sections
{
    private const string FileLine = "\nFILE: ";

    public static string Of(string title, string? text) =>
        string.IsNullOrWhiteSpace(text) ? "" : $"\n{title}\n\n{text.Trim()}\n";

    public static string List(string title, IReadOnlyCollection<string> items) =>
        items.Count == 0 ? "" : Of(title, string.Join('\n', items.Select(item => $"- {item}")));

    /// <summary>The item of a file that <see cref="Files"/> is to show.</summary>
    /// <param name="cap">Null: it goes whole.</param>
    public static PromptItem ItemOf(string kind, PromptFile file, int? cap = null)
    {
        var frame = FileLine.Length + file.Path.Length + 1 + (file.Text is { } text ? Fencing.Overhead(text) : NoteOf(file).Length);
        return new PromptItem($"{kind} {file.Path}", file.Text ?? "", cap, frame);
    }

    /// <summary>Files under a <c>FILE:</c> line each, with the text that there was room for, or why there is none.</summary>
    /// <param name="cut">Stands above a text that was cut.</param>
    public static string Files(string title, string kind, IReadOnlyList<PromptFile> files, FittedItems items, string cut = "")
    {
        if (files.Count == 0) return "";
        var text = new StringBuilder();
        foreach (var file in files)
        {
            text.Append(FileLine).Append(file.Path).Append('\n');
            var name = $"{kind} {file.Path}";
            if (items.IsCut(name)) text.Append(cut);
            text.Append(file.Text is null ? NoteOf(file) : Fencing.Fence(items[name]));
        }

        return $"\n{title}\n{text}";
    }

    private static string NoteOf(PromptFile file) => $"({file.Note})\n";
}
