using System.Text.Json;

namespace AetherFlow.Models.Catalogues;

/// <summary>Reads a JSON file whose object says which version of its format it has; comments and trailing commas are allowed.</summary>
internal static class VersionedJson
{
    private static readonly JsonDocumentOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <param name="json">The file.</param>
    /// <param name="version">That the program knows; a file must name it.</param>
    /// <param name="problems">Take what is wrong.</param>
    /// <param name="read">Reads the object; not called where there is none.</param>
    public static void Read(ReadOnlyMemory<byte> json, int version, FieldProblems problems, Action<JsonFields> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            var root = new JsonFields(document.RootElement, "$", problems);
            if (!root.IsObject)
            {
                problems.Add("$ is no JSON object");
                return;
            }

            if (root.Count("version") is { } found && found != version) root.Report("version", $"is {found}; this program reads version {version}");
            read(root);
        }
        catch (JsonException e)
        {
            problems.Add(e.LineNumber is { } line
                ? $"this is no JSON: line {line + 1}, column {e.BytePositionInLine + 1}"
                : "a field is there twice");
        }
    }
}
