using AetherFlow.Engine.Verification;

namespace AetherFlow.Engine.Tests.Verification;

/// <summary>A workspace of a few files, and what is detected in it.</summary>
internal static class Detected
{
    public static string In(params (string Path, string Text)[] files) => Shown(ProjectDetector.Detect(Tree(files)));

    /// <summary>A line for each check: its name, kind and arguments.</summary>
    public static string Shown(IEnumerable<Project> projects) =>
        string.Join('\n', projects.SelectMany(p => p.Checks).Select(c => $"{c.Kind} | {c.Name} | {string.Join(' ', c.Arguments)}"));

    public static ProjectTree Tree(params (string Path, string Text)[] files)
    {
        var texts = files.ToDictionary(f => f.Path, f => f.Text, StringComparer.Ordinal);
        return new ProjectTree(texts.Keys, path => texts.GetValueOrDefault(path));
    }
}
