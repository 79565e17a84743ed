using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AetherFlow.Edits;

namespace AetherFlow.Engine.Verification;

/// <summary>Tests that are declarations: methods with a test framework's attribute in C#, functions named as tests in Python.</summary>
internal static partial class OutlineTests
{
    public static IReadOnlyList<TestCase> Of(string path, MaskedText text)
    {
        var isPython = path.EndsWith(".py", StringComparison.OrdinalIgnoreCase);
        if (isPython ? !TestPaths.Is(path) : !Attribute().IsMatch(text.Bare)) return [];
        if (Outlines.Of(path, text.Text) is not { } outline) return [];
        return
        [
            .. outline.All()
                .Where(m => m.Kind is MemberKind.Method or MemberKind.Function && IsTest(text, m, isPython))
                .Select(m => TestCases.Of(path, text, m.Path, m.Full, m.Body ?? m.Declaration) with
                {
                    Rows = Rows(text.Code[m.Full.Start..m.Declaration.Start], isPython),
                    Line = text.LineOf(m.Declaration.Start),
                }),
        ];
    }

    private static bool IsTest(MaskedText text, OutlineMember member, bool isPython) => isPython
        ? member.Name.StartsWith("test", StringComparison.Ordinal)
        : Attribute().IsMatch(text.Bare[member.Full.Start..member.Declaration.Start]);

    /// <summary>Parameters that a test is run with, of the attributes or decorators before it.</summary>
    private static ImmutableArray<string> Rows(string code, bool isPython)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var match in Row().Matches(code).Cast<Match>())
        {
            var arguments = CallText.Arguments(White().Replace(code[(match.Index + match.Length)..], ""));
            if (!isPython) found.Add(string.Join(',', arguments));
            else if (arguments.Count > 1 && arguments[1].Length > 1) found.AddRange(CallText.Arguments(arguments[1][1..]).Where(a => a.Length > 0));
        }

        return found.ToImmutable();
    }

    // xunit, NUnit, MSTest, TUnit, FsCheck
    [GeneratedRegex(@"[\[,]\s*(\w+\.)*(Fact|Theory|Test|TestCase|TestCaseSource|TestMethod|DataTestMethod|Property|SkippableFact|SkippableTheory|Fact\w+|Theory\w+)(Attribute)?\s*[\](,]", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Attribute();

    [GeneratedRegex(@"\b(InlineData|TestCase|DataRow|Arguments)\s*\(|\.parametrize\s*\(", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Row();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex White();
}
