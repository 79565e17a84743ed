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
        VersionedJson.Read(file.Json, Version, problems, read);
        all.AddRange(problems.All);
    }
}
