using System.Text.Json;
using AetherFlow.Models.Catalogues;
using AetherFlow.Runs;

namespace AetherFlow.Models.Configurations;

/// <summary>Reads <c>aetherflow.json</c>, the user's and the project's: either both hold, or every error of both is told.</summary>
public static class ConfigurationReader
{
    /// <summary>Of the format.</summary>
    public const int Version = 1;

    internal const string Invalid = "config.invalid";

    private const string Hint = "Correct the file; docs/formats/configuration.md shows a complete one.";

    private static readonly JsonDocumentOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <param name="catalogue">The program's own.</param>
    /// <param name="user">Null for none.</param>
    /// <param name="project">Null for none. It can narrow what the user's says, and nothing else.</param>
    /// <param name="stepTypes">The words that a route may name as type.</param>
    public static ConfigurationReading Read(Catalogue catalogue, ConfigurationFile? user, ConfigurationFile? project, IReadOnlyList<string> stepTypes)
    {
        var configuration = Configuration.Of(catalogue);
        var problems = new List<Problem>();
        if (user is not null) Over(user, root => configuration = UserFields.Over(configuration, root, stepTypes), problems);
        if (project is not null) Over(project, root => configuration = ProjectFields.Over(configuration, root, stepTypes), problems);
        return new ConfigurationReading(problems.Count == 0 ? configuration : null, problems);
    }

    private static void Over(ConfigurationFile file, Action<JsonFields> read, List<Problem> all)
    {
        var problems = new FieldProblems(Invalid, file.Path, Hint);
        try
        {
            using var document = JsonDocument.Parse(file.Json, Options);
            var root = new JsonFields(document.RootElement, "$", problems);
            if (!root.IsObject)
            {
                problems.Add("$ is no JSON object");
            }
            else
            {
                if (root.Count("version") is { } version && version != Version) root.Report("version", $"is {version}; this program reads version {Version}");
                read(root);
            }
        }
        catch (JsonException e)
        {
            problems.Add($"this is no JSON, or a field is there twice: line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}");
        }

        all.AddRange(problems.All);
    }
}
