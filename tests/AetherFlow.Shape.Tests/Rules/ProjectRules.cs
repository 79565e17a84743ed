using System.Text.RegularExpressions;
using AetherFlow.Shape.Tests.Reading;

namespace AetherFlow.Shape.Tests.Rules;

/// <summary>Who may know whom, and who may do what.</summary>
internal static partial class ProjectRules
{
    public const int Packages = 25;
    public const int ReadMeLines = 40;

    private static readonly string[] Rooms = ["Plans", "Edits", "Runs", "Workspace", "Sandbox", "Models", "Engine"];

    /// <summary>The references that a project has, no more and no fewer.</summary>
    private static readonly Dictionary<string, string[]> References = new(StringComparer.Ordinal)
    {
        ["Plans"] = [],
        ["Edits"] = [],
        ["Runs"] = ["Plans"],
        ["Workspace"] = ["Edits"],
        ["Sandbox"] = ["Workspace"],
        ["Models"] = ["Runs"],
        ["Engine"] = ["Plans", "Edits", "Runs", "Workspace", "Sandbox", "Models"],
        ["Simulator"] = ["Models"],
        ["Hosting"] = [.. Rooms, "Simulator"],
        ["Cli"] = ["Hosting", "Runs", "Plans"],
    };

    /// <summary>Testing fakes what it needs to.</summary>
    private static readonly string[] TestingMayKnow = Rooms;

    private static readonly Dictionary<string, string[]> Powers = new(StringComparer.Ordinal)
    {
        ["MayTouchFiles"] = ["Workspace", "Runs", "Hosting", "Models", "Sandbox", "Testing"],
        ["MayStartProcesses"] = ["Sandbox"],
        ["MayUseNetwork"] = ["Models"],
    };

    public static IEnumerable<Violation> WrongReferences(SourceFile project)
    {
        var name = ShortName(project);
        var found = Reference().Matches(project.Text).Select(m => m.Groups["name"].Value).ToList();
        var wanted = name == "Testing" ? found.Intersect(TestingMayKnow) : References.GetValueOrDefault(name);
        if (wanted is null)
        {
            yield return new Violation(project.Path, 1, $"the project {name} is not in the table of references", "Say in ProjectRules what it may know, and why it is a project.");
            yield break;
        }

        foreach (var extra in found.Except(wanted))
            yield return new Violation(project.Path, LineOf(project, $"AetherFlow.{extra}.csproj"), $"{name} does not know {extra}", $"What needs both belongs to Engine; values that cross a border are handed over by Engine or Hosting.");
        foreach (var missing in wanted.Except(found))
            yield return new Violation(project.Path, 1, $"{name} is to reference {missing}", "Put the reference back, or change the table in ProjectRules with the design.");
    }

    public static IEnumerable<Violation> WrongPowers(SourceFile project) =>
        from power in Powers
        where Regex.IsMatch(project.Text, $@"<{power.Key}>\s*true\s*<") && !power.Value.Contains(ShortName(project))
        select new Violation(
            project.Path, LineOf(project, power.Key), $"{power.Key} is for {string.Join(", ", power.Value)} only",
            $"Move the code that needs it to {power.Value[0]}, and hand its result over.");

    public static IEnumerable<Violation> NoReadMe(SourceFile project, IEnumerable<SourceFile> files)
    {
        var path = project.Folder + "/README.md";
        var lines = files.FirstOrDefault(f => f.Path == path)?.Text.TrimEnd().Split('\n').Length;
        if (lines is null) yield return new Violation(path, 1, "every project says what it is for", "Write its purpose in a sentence, the files to read first, and what may not live there.");
        else if (lines > ReadMeLines) yield return new Violation(path, ReadMeLines + 1, $"a project's README has at most {ReadMeLines} lines, this one has {lines}", "Move the rest to docs/.");
    }

    public static IEnumerable<Violation> ManyPackages(SourceFile packages)
    {
        var count = PackageVersion().Count(packages.Text);
        if (count > Packages) yield return new Violation(packages.Path, 1, $"at most {Packages} packages, these are {count}", "Write what is small, or drop a package first.");
    }

    /// <summary>Guards switched off in .editorconfig, elsewhere than in the rims.</summary>
    public static IEnumerable<Violation> SwitchedOffGuards(SourceFile editorConfig)
    {
        var section = "";
        var lines = editorConfig.Text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith('[')) section = lines[i].Trim().Trim('[', ']');
            if (GuardOff().IsMatch(lines[i]) && !CodeRules.UnguardedFiles.Contains(section))
                yield return new Violation(editorConfig.Path, i + 1, $"the guard of the three powers is switched off for [{section}]", "Only the rims listed in CodeRules look at the world themselves.");
        }
    }

    private static string ShortName(SourceFile project) => project.Name.Replace("AetherFlow.", "").Replace(".csproj", "");

    private static int LineOf(SourceFile file, string text) => file.LineOf(Math.Max(0, file.Text.IndexOf(text, StringComparison.Ordinal)));

    [GeneratedRegex(@"<ProjectReference\s+Include=""[^""]*AetherFlow\.(?<name>\w+)\.csproj""")]
    private static partial Regex Reference();

    [GeneratedRegex(@"<PackageVersion\s+Include=")]
    private static partial Regex PackageVersion();

    [GeneratedRegex(@"^\s*dotnet_diagnostic\.RS0030\.severity\s*=\s*(?!\s|error|warning)")]
    private static partial Regex GuardOff();
}
