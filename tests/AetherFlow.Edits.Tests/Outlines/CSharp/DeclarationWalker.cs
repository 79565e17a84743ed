using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AetherFlow.Edits.Tests;

/// <summary>Roslyn's own visitor, which lists the declarations of a file in its way: kind of node, name, depth and span.</summary>
internal sealed class DeclarationWalker : CSharpSyntaxWalker
{
    private readonly List<string> _found = [];
    private int _depth;

    public static IReadOnlyList<string> In(string text)
    {
        var walker = new DeclarationWalker();
        walker.Visit(CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot());
        return walker._found;
    }

    public static string Line(string word, string name, int depth, TextSpan span) => $"{depth} {word} {name} {span.Start}-{span.End}";

    public override void VisitUsingDirective(UsingDirectiveSyntax node) => Add("import", node.NamespaceOrType.ToString(), node, node.SpanStart, () => { });

    public override void VisitNamespaceDeclaration(NamespaceDeclarationSyntax node) => Add("namespace", node.Name.ToString(), node, node.SpanStart, () => base.VisitNamespaceDeclaration(node));

    public override void VisitFileScopedNamespaceDeclaration(FileScopedNamespaceDeclarationSyntax node) => Add("namespace", node.Name.ToString(), node, node.SpanStart, () => base.VisitFileScopedNamespaceDeclaration(node));

    public override void VisitClassDeclaration(ClassDeclarationSyntax node) => Add("class", node.Identifier.Text, node, Start(node), () => base.VisitClassDeclaration(node));

    public override void VisitStructDeclaration(StructDeclarationSyntax node) => Add("struct", node.Identifier.Text, node, Start(node), () => base.VisitStructDeclaration(node));

    public override void VisitInterfaceDeclaration(InterfaceDeclarationSyntax node) => Add("interface", node.Identifier.Text, node, Start(node), () => base.VisitInterfaceDeclaration(node));

    public override void VisitRecordDeclaration(RecordDeclarationSyntax node) => Add("record", node.Identifier.Text, node, Start(node), () => base.VisitRecordDeclaration(node));

    public override void VisitEnumDeclaration(EnumDeclarationSyntax node) => Add("enum", node.Identifier.Text, node, Start(node), () => base.VisitEnumDeclaration(node));

    public override void VisitExtensionBlockDeclaration(ExtensionBlockDeclarationSyntax node) => Add("class", "", node, Start(node), () => base.VisitExtensionBlockDeclaration(node));

    public override void VisitDelegateDeclaration(DelegateDeclarationSyntax node) => Add("type declaration", node.Identifier.Text, node, Start(node), () => base.VisitDelegateDeclaration(node));

    public override void VisitEnumMemberDeclaration(EnumMemberDeclarationSyntax node) => Add("enum member", node.Identifier.Text, node, Start(node), () => base.VisitEnumMemberDeclaration(node));

    public override void VisitMethodDeclaration(MethodDeclarationSyntax node) => Add("method", node.ExplicitInterfaceSpecifier + node.Identifier.Text, node, Start(node), () => base.VisitMethodDeclaration(node));

    public override void VisitConstructorDeclaration(ConstructorDeclarationSyntax node) => Add("constructor", node.Identifier.Text, node, Start(node), () => base.VisitConstructorDeclaration(node));

    public override void VisitDestructorDeclaration(DestructorDeclarationSyntax node) => Add("method", "~" + node.Identifier.Text, node, Start(node), () => base.VisitDestructorDeclaration(node));

    public override void VisitOperatorDeclaration(OperatorDeclarationSyntax node) => Add("method", "operator " + node.OperatorToken.Text, node, Start(node), () => base.VisitOperatorDeclaration(node));

    public override void VisitConversionOperatorDeclaration(ConversionOperatorDeclarationSyntax node) => Add("method", $"{node.ImplicitOrExplicitKeyword.Text} operator {node.Type}", node, Start(node), () => base.VisitConversionOperatorDeclaration(node));

    public override void VisitPropertyDeclaration(PropertyDeclarationSyntax node) => Add("property", node.ExplicitInterfaceSpecifier + node.Identifier.Text, node, Start(node), () => base.VisitPropertyDeclaration(node));

    public override void VisitIndexerDeclaration(IndexerDeclarationSyntax node) => Add("property", node.ExplicitInterfaceSpecifier + "this", node, Start(node), () => base.VisitIndexerDeclaration(node));

    public override void VisitEventDeclaration(EventDeclarationSyntax node) => Add("field", node.ExplicitInterfaceSpecifier + node.Identifier.Text, node, Start(node), () => base.VisitEventDeclaration(node));

    public override void VisitLocalFunctionStatement(LocalFunctionStatementSyntax node) => Add("function", node.Identifier.Text, node, Start(node), () => base.VisitLocalFunctionStatement(node));

    public override void VisitVariableDeclarator(VariableDeclaratorSyntax node)
    {
        var list = (VariableDeclarationSyntax)node.Parent!;
        var owner = list.Parent is LocalDeclarationStatementSyntax { Parent: GlobalStatementSyntax } or BaseFieldDeclarationSyntax ? list.Parent : null;
        if (owner is null) base.VisitVariableDeclarator(node);
        else if (list.Variables.Count > 1) Add("field", node.Identifier.Text, node, node.SpanStart, () => base.VisitVariableDeclarator(node));
        else Add("field", node.Identifier.Text, owner, Start(owner), () => base.VisitVariableDeclarator(node));
    }

    /// <summary>Where the first token stands that belongs to no attribute.</summary>
    private static int Start(SyntaxNode node) =>
        node.ChildNodesAndTokens().First(child => !child.IsKind(SyntaxKind.AttributeList)).SpanStart;

    private void Add(string word, string name, SyntaxNode node, int start, Action visitInner)
    {
        _found.Add(Line(word, name, _depth, new TextSpan(start, node.Span.End)));
        _depth++;
        visitInner();
        _depth--;
    }
}
