using AetherFlow.Edits;

namespace AetherFlow.Engine.Prompts;

/// <summary>
/// Shows of a file that has no room as a whole what the step needs to change it: as an outline with the members in
/// question, or, where there is none, its beginning with the lines in question. Whole lines, each as it stands in the file.
/// </summary>
internal static class FileExtract
{
    /// <param name="room">Characters.</param>
    /// <returns>Empty where not one line fits.</returns>
    public static string Of(string path, string text, WantedParts wanted, int room)
    {
        var lines = new FileLines(text);
        return Outlines.Of(path, text) is { Members.IsEmpty: false } outline
            ? new OutlineExtract(lines, outline, room).Of(path, wanted)
            : LineExtract.Of(lines, path, wanted, room);
    }
}
