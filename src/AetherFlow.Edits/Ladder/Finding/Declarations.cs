using System.Text.RegularExpressions;

namespace AetherFlow.Edits;

/// <summary>What in a line makes it this line and no other, however alike they are: what it declares, and its numbers.</summary>
internal static partial class Declarations
{
    /// <summary>Whether two lines can be one that was misquoted: they have the same numbers and declare the same name.</summary>
    public static bool Agree(string a, string b) => NameIn(a) == NameIn(b) && NumbersIn(a).SequenceEqual(NumbersIn(b));

    /// <summary>The name that a line declares; null where it declares none.</summary>
    public static string? NameIn(string line)
    {
        var declared = Declared().Match(line);
        return declared.Success ? declared.Groups["name"].Value : null;
    }

    private static IEnumerable<string> NumbersIn(string line) => Numbers().Matches(line).Select(m => m.Value);

    [GeneratedRegex(@"(?:\b(?:def|class|function|func|fn|fun|interface|struct|enum|record|namespace|module|trait|impl|sub|proc|type)\s+\*?\s*(?<name>[\w$]+))|(?:^(?:(?:public|private|protected|internal|static|export|async|abstract|override|virtual|final)\s+)+[^(=;]*?(?<name>[\w$]+)\s*(?:<[^(]*>)?\()", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Declared();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Numbers();
}
