using System.Text.RegularExpressions;
using AetherFlow.Shape.Tests.Reading;

namespace AetherFlow.Shape.Tests.Rules;

/// <summary>A name says what belongs there; a name that fits everything collects everything.</summary>
internal static partial class NameRules
{
    public static IEnumerable<Violation> FileOfType(SourceFile file)
    {
        var types = Declarations.Of(file).Where(d => d is { IsType: true, IsTopLevel: true } && Public().IsMatch(d.Head)).ToList();
        foreach (var second in types.Skip(1).Where(t => t.Type != types[0].Type))
        {
            yield return new Violation(
                file.Path, second.FirstLine, $"a file has one public type, this one has {types[0].Type} and {second.Type}", $"Move it to {second.Type}.cs.");
        }

        if (types.Count > 0 && types[0].Type != file.Name.Split('.')[0])
        {
            yield return new Violation(
                file.Path, types[0].FirstLine, $"a file is named after its public type, this one has {types[0].Type}", $"Rename it to {types[0].Type}.cs.");
        }
    }

    public static IEnumerable<Violation> ForbiddenType(SourceFile file) =>
        from type in Declarations.Of(file)
        where type.IsType && IsForbidden(type.Type)
        select new Violation(file.Path, type.FirstLine, $"{type.Type} names no thing of the domain", "Say what it is or does; split it where that takes an \"and\".");

    public static IEnumerable<Violation> ForbiddenFolder(IEnumerable<string> folders) =>
        from folder in folders.Distinct(StringComparer.Ordinal)
        from part in folder.Split('/')
        from word in part.Split('.')
        where IsForbidden(word)
        select new Violation(folder, 1, $"{word} names no thing of the domain", "Name the folder or project by a noun of the domain, or move its files to where they are used.");

    public static bool IsForbidden(string name) => Forbidden().IsMatch(name);

    [GeneratedRegex(@"\bpublic\b")]
    private static partial Regex Public();

    [GeneratedRegex(@"^(Core|Common|Shared|Utils?|Utilities|Services|\w*(Manager|Helper|Processor|Utils)s?)$")]
    private static partial Regex Forbidden();
}
