using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AetherFlow.Edits;

/// <summary>C# as the newest compiler reads it, single-file programs (<c>#:package</c>, <c>#!</c>) included; nothing is bound.</summary>
internal static class CSharpParse
{
    private const int FaultsAtMost = 20;

    private static readonly CSharpParseOptions Options = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.None)
        .WithFeatures([new("FileBasedProgram", "true")]);

    /// <summary>Of a text that nests too deep, the tree of nothing.</summary>
    public static CompilationUnitSyntax Unit(string text) => Unit(CSharpNesting.Of(text).Place < 0 ? text : "", Options);

    /// <summary>With the names in documentation comments as tokens.</summary>
    public static CompilationUnitSyntax UnitWithDocuments(string text)
    {
        var nesting = CSharpNesting.Of(text);
        return Unit(nesting.Place < 0 ? text : "", nesting.HasDeepDocuments ? Options : Options.WithDocumentationMode(DocumentationMode.Parse));
    }

    public static IEnumerable<SyntaxFault> Faults(string text, CompilationUnitSyntax unit)
    {
        if (unit.FullSpan.Length < text.Length && CSharpNesting.Of(text).Place is var deep and >= 0)
        {
            var (line, column) = TextPosition.Of(text, deep);
            return [new SyntaxFault(line, column, $"The code nests deeper than {CSharpNesting.LevelsAtMost} levels.")];
        }

        return unit.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(FaultsAtMost).Select(Fault);
    }

    private static CompilationUnitSyntax Unit(string text, CSharpParseOptions options) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text), options).GetCompilationUnitRoot();

    private static SyntaxFault Fault(Diagnostic diagnostic)
    {
        var at = diagnostic.Location.GetLineSpan().StartLinePosition;
        return new SyntaxFault(at.Line + 1, at.Character + 1, $"{diagnostic.Id}: {diagnostic.GetMessage()}");
    }
}
