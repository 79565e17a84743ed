using System.Text.RegularExpressions;
using AetherFlow.Shape.Tests.Reading;

namespace AetherFlow.Shape.Tests.Rules;

/// <summary>A reader can hold only so much at once.</summary>
internal static partial class SizeRules
{
    public const int FileLines = 400;
    public const int MemberLines = 60;
    public const int FilesPerFolder = 20;
    public const int ConstructorParameters = 5;

    public static IEnumerable<Violation> LongFile(SourceFile file)
    {
        var lines = file.Text.Count(c => c == '\n') + (file.Text.EndsWith('\n') ? 0 : 1);
        if (lines > FileLines)
        {
            yield return new Violation(
                file.Path, FileLines + 1, $"a file has at most {FileLines} lines, this one has {lines}",
                "Move what belongs together to a type of its own, in a file beside this one.");
        }
    }

    public static IEnumerable<Violation> LongMember(SourceFile file) =>
        from member in Declarations.Of(file)
        where !member.IsType && member.Lines > MemberLines && !IsTable(member)
        select new Violation(
            file.Path, member.FirstLine, $"a member has at most {MemberLines} lines, this one has {member.Lines}: {Short(member.Head)}",
            "Give its parts names: private methods, or a type of their own.");

    public static IEnumerable<Violation> FullFolder(IEnumerable<SourceFile> files) =>
        from file in files
        group file by file.Folder into folder
        where folder.Count() > FilesPerFolder
        select new Violation(
            folder.Key, 1, $"a folder has at most {FilesPerFolder} C# files, this one has {folder.Count()}",
            "Make sub-folders named by nouns of the domain.");

    public static IEnumerable<Violation> WideConstructor(SourceFile file) =>
        from declaration in Declarations.Of(file)
        let count = declaration.IsType ? PrimaryParameters(declaration) : ConstructorParametersOf(declaration)
        where count > ConstructorParameters
        select new Violation(
            file.Path, declaration.FirstLine, $"a constructor has at most {ConstructorParameters} parameters, that of {declaration.Type} has {count}",
            "Hand over a record that names them together, or split the type: it does too much.");

    /// <summary>Positional records are data.</summary>
    private static int PrimaryParameters(Declaration type) =>
        ClassWithParameters().Match(type.Head) is { Success: true } match ? CountParameters(type.Head, match.Index + match.Length - 1) : 0;

    private static int ConstructorParametersOf(Declaration member)
    {
        var match = Regex.Match(member.Head, $@"^(\[[^\]]*\]\s*)*((public|internal|protected|private)\s+)+{Regex.Escape(member.Type)}\s*\(");
        return match.Success ? CountParameters(member.Head, match.Index + match.Length - 1) : 0;
    }

    private static int CountParameters(string head, int open)
    {
        var (depth, commas) = (0, 0);
        var empty = true;
        for (var at = open; at < head.Length; at++)
        {
            if (head[at] is '(' or '<' or '[' or '{') depth++;
            else if (head[at] is ')' or '>' or ']' or '}' && --depth == 0) break;
            else if (head[at] == ',' && depth == 1) commas++;
            else if (!char.IsWhiteSpace(head[at])) empty = false;
        }

        return empty ? 0 : commas + 1;
    }

    /// <summary>A field whose value is a list is data, however long.</summary>
    private static bool IsTable(Declaration member) => Table().IsMatch(member.Head);

    private static string Short(string head) => head.Length <= 80 ? head : head[..80] + "…";

    [GeneratedRegex(@"(?:^|\s)class\s+\w+(<[^>]*>)?\s*\(")]
    private static partial Regex ClassWithParameters();

    [GeneratedRegex(@"^[^({]*\sstatic\s+readonly\s[^=(]*=\s*(\[|new\b)")]
    private static partial Regex Table();
}
