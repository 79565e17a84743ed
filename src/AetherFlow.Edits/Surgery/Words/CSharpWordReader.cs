using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AetherFlow.Edits;

/// <summary>The words of C# source, from Roslyn's tokens.</summary>
internal static class CSharpWordReader
{
    public static ImmutableArray<SourceWord> Of(string text)
    {
        var words = new List<SourceWord>();
        foreach (var token in CSharpParse.Unit(text).DescendantTokens())
        {
            words.AddRange(token.LeadingTrivia.Concat(token.TrailingTrivia).Where(IsComment).Select(trivia => new SourceWord(SourceWordKind.Comment, SpanOf(trivia.FullSpan))));
            if (token.IsKind(SyntaxKind.InterpolatedStringStartToken) || token.IsKind(SyntaxKind.InterpolatedVerbatimStringStartToken) ||
                token.IsKind(SyntaxKind.InterpolatedSingleLineRawStringStartToken) || token.IsKind(SyntaxKind.InterpolatedMultiLineRawStringStartToken))
            {
                words.Add(new SourceWord(SourceWordKind.Literal, SpanOf(((InterpolatedStringExpressionSyntax)token.Parent!).Span)));
            }
            else if (token.Span.Length > 0)
            {
                words.Add(new SourceWord(KindOf(token), SpanOf(token.Span)));
            }
        }

        return [.. words.OrderBy(word => word.Span.Start).ThenByDescending(word => word.Span.End)];
    }

    private static SourceWordKind KindOf(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.IdentifierToken => SourceWordKind.Name,
        SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedStringEndToken or SyntaxKind.InterpolatedRawStringEndToken => SourceWordKind.Literal,
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.Utf8StringLiteralToken or
            SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken or
            SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken => SourceWordKind.Literal,
        _ => SourceWordKind.Mark,
    };

    private static bool IsComment(SyntaxTrivia trivia) =>
        !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia) && !trivia.IsKind(SyntaxKind.SkippedTokensTrivia);

    private static TextSpan SpanOf(Microsoft.CodeAnalysis.Text.TextSpan span) => new(span.Start, span.End);
}
