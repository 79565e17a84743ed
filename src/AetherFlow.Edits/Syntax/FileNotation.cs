using System.Text.RegularExpressions;

namespace AetherFlow.Edits;

/// <summary>Knows from a file's name how it is written.</summary>
internal static partial class FileNotation
{
    public static Notation Of(string path)
    {
        var extension = Path.GetExtension(path);
        if (Is(extension, ".json")) return SettingsWithComments().IsMatch(path.Replace('\\', '/')) ? Notation.JsonWithComments : Notation.Json;
        if (Is(extension, ".jsonc", ".code-workspace")) return Notation.JsonWithComments;
        if (Is(extension, ".jsonl", ".ndjson")) return Notation.JsonLines;
        if (Is(extension, ".yaml", ".yml")) return Notation.Yaml;
        return Is(extension, XmlExtensions) ? Notation.Xml : Notation.Other;
    }

    private static readonly string[] XmlExtensions =
    [
        ".xml", ".csproj", ".fsproj", ".vbproj", ".props", ".targets", ".config", ".svg", ".xaml", ".axaml", ".resx", ".slnx",
        ".nuspec", ".xsd", ".xsl", ".xslt", ".wsdl", ".plist", ".ruleset", ".manifest", ".pubxml", ".runsettings", ".vsixmanifest",
    ];

    private static bool Is(string extension, params string[] any) => any.Contains(extension, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"(^|/)(tsconfig[^/]*|jsconfig[^/]*|appsettings[^/]*|launchSettings|global|bunfig|\.eslintrc|\.swcrc|devcontainer)\.json$|(^|/)\.vscode/[^/]+\.json$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex SettingsWithComments();
}
