using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AetherFlow.Edits;

/// <summary>C# as the newest compiler reads it, single-file programs (<c>#:package</c>, <c>#!</c>) included; nothing is bound.</summary>
internal static class CSharpParse
{
    private const int FaultsAtMost = 20;

    private static readonly CSharpParseOptions Options = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Parse)
        .WithFeatures([new("FileBasedProgram", "true")]);

    public static CompilationUnitSyntax Unit(string text) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text), Options).GetCompilationUnitRoot();

    public static IEnumerable<SyntaxFault> Faults(CompilationUnitSyntax unit) =>
        unit.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(FaultsAtMost).Select(Fault);

    private static SyntaxFault Fault(Diagnostic diagnostic)
    {
        var at = diagnostic.Location.GetLineSpan().StartLinePosition;
        return new SyntaxFault(at.Line + 1, at.Character + 1, $"{diagnostic.Id}: {diagnostic.GetMessage()}");
    }
}
