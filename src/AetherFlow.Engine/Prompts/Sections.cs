using System.Text;

namespace AetherFlow.Engine.Prompts;

/// <summary>Pieces of Markdown that prompts are made of; empty where there is nothing to say.</summary>
internal static class Sections
{
    public static string Of(string title, string? text) =>
        string.IsNullOrWhiteSpace(text) ? "" : $"\n{title}\n\n{text.Trim()}\n";

    public static string List(string title, IReadOnlyCollection<string> items) =>
        items.Count == 0 ? "" : Of(title, string.Join('\n', items.Select(item => $"- {item}")));

    /// <summary>Files under a <c>FILE:</c> line each, with the text that there was room for, or why there is none.</summary>
    public static string Files(string title, string kind, IReadOnlyList<PromptFile> files, FittedItems items)
    {
        if (files.Count == 0) return "";
        var text = new StringBuilder();
        foreach (var file in files)
        {
            text.Append("\nFILE: ").Append(file.Path).Append('\n');
            text.Append(file.Text is null ? $"({file.Note})\n" : Fencing.Fence(items[$"{kind} {file.Path}"]));
        }

        return $"\n{title}\n{text}";
    }
}
