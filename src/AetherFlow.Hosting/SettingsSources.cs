using AetherFlow.Models.Calling;
using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Configurations;
using AetherFlow.Models.Settings;
using AetherFlow.Plans;
using AetherFlow.Runs;
using dotenv.net;

namespace AetherFlow.Hosting;

/// <summary>
/// Settings by name, and where each came from: the process environment wins over a file the user names, which wins
/// over the user's own <c>.env</c>. A workspace's <c>.env</c> is never read unless it is named: a cloned repository
/// must not redirect a user's keys; for the same reason a workspace's <c>aetherflow.json</c> can only narrow the user's.
/// </summary>
internal static class SettingsSources
{
    private const string ProcessEnvironment = "environment";

    /// <summary>The user's own file: <c>~/.config/aetherflow/.env</c>.</summary>
    public static string UserFile(HostEnvironment environment) => Path.Combine(environment.ConfigFolder, ".env");

    /// <summary>How models are called, local servers that answer included; null with everything that is wrong.</summary>
    /// <param name="environment">Variables, and where the user's files are.</param>
    /// <param name="namedFile">A file with variables that the user names; null for none.</param>
    /// <param name="workspace">Whose <c>aetherflow.json</c> holds; null for none.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<(ModelSettings? Settings, IReadOnlyList<Problem> Problems)> ResolveAsync(
        HostEnvironment environment, string? namedFile, string? workspace, CancellationToken cancellation) =>
        await ResolveAsync(environment, namedFile, await ConfigurationFiles.ReadAsync(environment, workspace, cancellation), cancellation);

    /// <summary>The same for those who have read the files.</summary>
    public static async Task<(ModelSettings? Settings, IReadOnlyList<Problem> Problems)> ResolveAsync(
        HostEnvironment environment, string? namedFile, ConfigurationFiles files, CancellationToken cancellation)
    {
        var (settings, problems) = Resolve(environment, namedFile, files);
        return settings is null ? (null, problems) : (await LocalServers.AddAsync(settings, environment.Time, cancellation), problems);
    }

    /// <summary>The same without asking whether local servers are there: for those who need no model, but its keys.</summary>
    public static (ModelSettings? Settings, IReadOnlyList<Problem> Problems) Resolve(HostEnvironment environment, string? namedFile, ConfigurationFiles files)
    {
        var (variables, problem) = Read(environment, namedFile);
        var reading = ConfigurationReader.Read(Catalogue.BuiltIn, files.User, files.Project, StepTypes.WireNames);
        // What is wrong with the variables can be told all the same, by the catalogue of the program.
        var settings = ModelSettingsReader.Read(reading.Configuration ?? Configuration.Of(Catalogue.BuiltIn), variables);
        Problem[] problems = [.. files.Problems, .. reading.Problems, .. problem is null ? settings.Problems : [problem]];
        return (problems.Length == 0 ? settings.Settings : null, problems);
    }

    public static (IReadOnlyDictionary<string, Setting> Variables, Problem? Problem) Read(HostEnvironment environment, string? namedFile)
    {
        var settings = new Dictionary<string, Setting>(StringComparer.Ordinal);
        var problem = File.Exists(UserFile(environment)) ? AddFile(UserFile(environment), settings) : null;
        if (problem is null && namedFile is not null)
            problem = AddFile(Path.GetFullPath(namedFile, environment.CurrentDirectory), settings);
        foreach (var (name, value) in environment.Variables)
            settings[name] = new Setting(value, ProcessEnvironment);
        return (settings, problem);
    }

    private static Problem? AddFile(string path, Dictionary<string, Setting> settings)
    {
        try
        {
            foreach (var (name, value) in DotEnv.Fluent().WithEnvFiles(path).WithExceptions().Read())
                settings[name] = new Setting(value, path);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new Problem("settings.unreadable", $"{path} cannot be read: {e.Message}", "Check the path; a line of the file is NAME=value.");
        }
    }
}
