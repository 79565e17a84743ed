using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace AetherFlow.Engine.Verification;

/// <summary>What a solution or project file says about what it builds.</summary>
internal sealed partial class DotnetFile
{
    /// <summary>What makes a project one of tests: https://learn.microsoft.com/dotnet/core/tools/dotnet-test and the frameworks' own start pages.</summary>
    private static readonly string[] TestPackages =
        ["Microsoft.NET.Test.Sdk", "xunit", "xunit.v3", "xunit.core", "NUnit", "MSTest", "MSTest.TestFramework", "TUnit"];

    private readonly XElement? _xml;
    private readonly string _text;

    private DotnetFile(string path, string text)
    {
        Path = path;
        _text = text;
        _xml = path.EndsWith(".sln", StringComparison.OrdinalIgnoreCase) ? null : Parse(text);
    }

    public string Path { get; }

    public bool IsSolution => Path.EndsWith(".sln", StringComparison.OrdinalIgnoreCase) || Path.EndsWith(".slnx", StringComparison.OrdinalIgnoreCase);

    public bool IsTest => HasPackage(TestPackages) || ValueOf("IsTestProject") == "true" || (Attribute(_xml, "Sdk")?.StartsWith("MSTest.Sdk", StringComparison.OrdinalIgnoreCase) ?? false);

    /// <summary>`dotnet test` finds nothing in it by itself: it is a program that runs its tests, for Microsoft.Testing.Platform (https://learn.microsoft.com/dotnet/core/testing/microsoft-testing-platform-intro).</summary>
    public bool IsTestProgram =>
        !HasPackage("Microsoft.NET.Test.Sdk") && ValueOf("TestingPlatformDotnetTestSupport") != "true"
        && (HasPackage("xunit.v3", "TUnit") || ValueOf("EnableNUnitRunner") == "true");

    public static DotnetFile? Of(ProjectTree tree, string path) => tree.Text(path) is { } text ? new DotnetFile(path, text) : null;

    /// <summary>Of a solution its projects, of a project those it references; none outside the workspace.</summary>
    public IReadOnlyList<string> Projects() =>
    [
        .. References()
            .Select(r => RelativePath.Join(RelativePath.FolderOf(Path), r.Replace('\\', '/')))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal),
    ];

    public bool HasPackage(params IEnumerable<string> names) => Elements("PackageReference")
        .Select(e => Attribute(e, "Include") ?? "")
        .Any(have => names.Contains(have, StringComparer.OrdinalIgnoreCase));

    private IEnumerable<string> References() => _xml switch
    {
        null => SolutionProject().Matches(_text).Select(m => m.Groups["path"].Value),
        _ when IsSolution => Elements("Project").Select(e => Attribute(e, "Path")).OfType<string>(),
        _ => Elements("ProjectReference").Select(e => Attribute(e, "Include")).OfType<string>(),
    };

    private IEnumerable<XElement> Elements(string name) => _xml?.DescendantsAndSelf().Where(e => e.Name.LocalName == name) ?? [];

    private string? ValueOf(string name) => Elements(name).LastOrDefault()?.Value.Trim();

    private static string? Attribute(XElement? of, string name) => of?.Attribute(name)?.Value;

    private static XElement? Parse(string text)
    {
        try
        {
            return XElement.Parse(text.TrimStart('\uFEFF'));
        }
        catch (XmlException)
        {
            // A project file that is broken is still one: its build is the check that says so.
            return new XElement("Project");
        }
    }

    [GeneratedRegex(@"^\s*Project\(""[^""\n]*""\)\s*=\s*""[^""\n]*""\s*,\s*""(?<path>[^""\n]+\.\w+proj)""", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SolutionProject();
}
