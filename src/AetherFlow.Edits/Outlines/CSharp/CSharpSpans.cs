using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AetherFlow.Edits;

/// <summary>Measures declarations: where their comments begin, where attributes end, what is body.</summary>
internal sealed class CSharpSpans(string text)
{
    private readonly SourceLines _lines = new(text, sign => sign is '\n' or '\r', sign => sign is ' ' or '\t');

    public OutlineMember Member(SyntaxNode node, CSharpName name, string container)
    {
        var declaration = new TextSpan(AfterAttributes(node), node.Span.End);
        return Member(node, name, container, new TextSpan(FirstComment(node), node.Span.End), declaration);
    }

    /// <summary>A part of a declaration: comments before it belong to the whole.</summary>
    public OutlineMember Piece(SyntaxNode node, CSharpName name, string container)
    {
        var span = new TextSpan(node.SpanStart, node.Span.End);
        return Member(node, name, container, span, span);
    }

    private OutlineMember Member(SyntaxNode node, CSharpName name, string container, TextSpan full, TextSpan declaration)
    {
        var (opening, body) = Body(node);
        return new OutlineMember
        {
            Kind = name.Kind,
            Name = name.Name,
            Path = CSharpNames.Path(container, name.Name),
            Signature = name.Signature,
            Full = full,
            Declaration = declaration,
            Header = new TextSpan(declaration.Start, opening ?? declaration.End),
            Body = body,
            NameSpan = name.At == default ? null : new TextSpan(name.At.Span.Start, name.At.Span.End),
            Indentation = _lines.IndentationAt(declaration.Start),
        };
    }

    /// <summary>The place of the brace or the arrow, and what follows it; null for declarations without a body, and where the brace is missing.</summary>
    private static (int? Opening, TextSpan? Body) Body(SyntaxNode node) => node switch
    {
        FileScopedNamespaceDeclarationSyntax space => (space.SemicolonToken.Span.End, new TextSpan(space.SemicolonToken.Span.End, Math.Max(space.SemicolonToken.Span.End, space.Span.End))),
        NamespaceDeclarationSyntax space => Between(space.OpenBraceToken, space.CloseBraceToken),
        BaseTypeDeclarationSyntax type => Between(type.OpenBraceToken, type.CloseBraceToken),
        BaseMethodDeclarationSyntax { Body: { } block } => Between(block.OpenBraceToken, block.CloseBraceToken),
        BaseMethodDeclarationSyntax { ExpressionBody: { } arrow } => Expression(arrow),
        LocalFunctionStatementSyntax { Body: { } block } => Between(block.OpenBraceToken, block.CloseBraceToken),
        LocalFunctionStatementSyntax { ExpressionBody: { } arrow } => Expression(arrow),
        BasePropertyDeclarationSyntax { AccessorList: { } list } => Between(list.OpenBraceToken, list.CloseBraceToken),
        PropertyDeclarationSyntax { ExpressionBody: { } arrow } => Expression(arrow),
        IndexerDeclarationSyntax { ExpressionBody: { } arrow } => Expression(arrow),
        _ => (null, null),
    };

    private static (int?, TextSpan?) Between(SyntaxToken open, SyntaxToken close) =>
        open.IsKind(SyntaxKind.None) || open.IsMissing || close.IsMissing ? (null, null) : (open.SpanStart, new TextSpan(open.Span.End, close.SpanStart));

    private static (int?, TextSpan?) Expression(ArrowExpressionClauseSyntax arrow) =>
        (arrow.SpanStart, new TextSpan(arrow.Expression.SpanStart, arrow.Expression.Span.End));

    private static int AfterAttributes(SyntaxNode node)
    {
        var attributes = node switch
        {
            GlobalStatementSyntax { AttributeLists.Count: 0, Statement: var statement } => statement.AttributeLists,
            MemberDeclarationSyntax member => member.AttributeLists,
            StatementSyntax statement => statement.AttributeLists,
            _ => default,
        };
        return attributes.Count == 0 ? node.SpanStart : attributes.Last().GetLastToken(includeZeroWidth: true).GetNextToken(includeZeroWidth: true).SpanStart;
    }

    /// <summary>The beginning of the comments above a declaration, down to which no line is blank and no directive stands between.</summary>
    private int FirstComment(SyntaxNode node)
    {
        var start = node.SpanStart;
        foreach (var trivia in node.GetFirstToken(includeZeroWidth: true).LeadingTrivia.Reverse())
        {
            if (trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia)) continue;
            if (!IsComment(trivia) || LineEndsIn(trivia.FullSpan.Start, start) > 1) break;
            start = trivia.FullSpan.Start;
        }

        return start;
    }

    private static bool IsComment(SyntaxTrivia trivia) => trivia.Kind() is
        SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or
        SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;

    /// <summary>Line ends between the last visible character of the comment and where the declaration begins.</summary>
    private int LineEndsIn(int commentStart, int start)
    {
        var count = 0;
        for (var at = start - 1; at >= commentStart && char.IsWhiteSpace(text[at]); at--)
        {
            if (text[at] == '\n' || (text[at] == '\r' && (at + 1 >= text.Length || text[at + 1] != '\n'))) count++;
        }

        return count;
    }
}
