using System.Text;
using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Configurations;
using AetherFlow.Models.Settings;
using AetherFlow.Models.Tests.Support;

namespace AetherFlow.Models.Tests.Configurations;

/// <summary>Reads configurations that a test writes.</summary>
internal static class Parsed
{
    public static readonly string[] StepTypes = ["code_generation", "refactoring", "analysis", "patch"];

    public static ConfigurationReading Both(string? user, string? project = null) =>
        ConfigurationReader.Read(Catalogue.BuiltIn, File("user.json", user), File("project.json", project), StepTypes);

    public static Configuration Valid(string? user, string? project = null)
    {
        var reading = Both(user, project);
        Assert.Empty(reading.Problems);
        return reading.Configuration!;
    }

    /// <summary>With a key for every vendor.</summary>
    public static ModelSettings Settings(Configuration configuration)
    {
        var variables = configuration.Catalogue.Providers
            .Where(provider => provider.Endpoint is not null)
            .ToDictionary(provider => provider.KeyVariable, _ => new Setting(TestSettings.Key, "environment"), StringComparer.Ordinal);
        var reading = ModelSettingsReader.Read(configuration, variables);
        Assert.Empty(reading.Problems);
        return reading.Settings!;
    }

    private static ConfigurationFile? File(string path, string? json) => json is null ? null : new ConfigurationFile(path, Encoding.UTF8.GetBytes(json));
}
