using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AetherFlow.Edits;

/// <summary>Names declarations the way C# programmers speak of them: <c>operator +</c>, <c>this</c> for indexers, <c>~Pool</c>, <c>IRow.Key</c>.</summary>
internal static class CSharpNames
{
    /// <summary>An extension block has no name of its own and leaves no trace in the paths of its members.</summary>
    public static string Path(string container, string name) =>
        container.Length == 0 ? name : name.Length == 0 ? container : $"{container}.{name}";

    /// <returns>Null for nodes that declare nothing with one name.</returns>
    public static CSharpName? Of(SyntaxNode declaration) => declaration switch
    {
        ExtensionBlockDeclarationSyntax block => new(MemberKind.Class, "", default, Signature(block.TypeParameterList, block.ParameterList)),
        TypeDeclarationSyntax type => new(KindOf(type), type.Identifier.ValueText, type.Identifier, Signature(type.TypeParameterList, type.ParameterList)),
        EnumDeclarationSyntax list => new(MemberKind.Enum, list.Identifier.ValueText, list.Identifier),
        EnumMemberDeclarationSyntax value => new(MemberKind.EnumMember, value.Identifier.ValueText, value.Identifier),
        DelegateDeclarationSyntax type => new(MemberKind.Type, type.Identifier.ValueText, type.Identifier, Signature(type.TypeParameterList, type.ParameterList)),
        MethodDeclarationSyntax method => Explicit(MemberKind.Method, method.ExplicitInterfaceSpecifier, method.Identifier, Signature(method.TypeParameterList, method.ParameterList)),
        ConstructorDeclarationSyntax built => new(MemberKind.Constructor, built.Identifier.ValueText, built.Identifier, built.ParameterList.ToString()),
        DestructorDeclarationSyntax end => new(MemberKind.Method, "~" + end.Identifier.ValueText, end.Identifier, end.ParameterList.ToString()),
        OperatorDeclarationSyntax sign => new(MemberKind.Method, Operator(sign.OperatorKeyword, sign.CheckedKeyword, sign.OperatorToken), sign.OperatorToken, sign.ParameterList.ToString()),
        ConversionOperatorDeclarationSyntax cast => new(MemberKind.Method, $"{cast.ImplicitOrExplicitKeyword.ValueText} operator {cast.Type}", cast.Type, cast.ParameterList.ToString()),
        PropertyDeclarationSyntax property => Explicit(MemberKind.Property, property.ExplicitInterfaceSpecifier, property.Identifier, null),
        IndexerDeclarationSyntax indexer => Explicit(MemberKind.Property, indexer.ExplicitInterfaceSpecifier, indexer.ThisKeyword, indexer.ParameterList.ToString()),
        EventDeclarationSyntax raised => Explicit(MemberKind.Field, raised.ExplicitInterfaceSpecifier, raised.Identifier, null),
        LocalFunctionStatementSyntax function => new(MemberKind.Function, function.Identifier.ValueText, function.Identifier, Signature(function.TypeParameterList, function.ParameterList)),
        _ => null,
    };

    private static MemberKind KindOf(TypeDeclarationSyntax type) => type switch
    {
        RecordDeclarationSyntax => MemberKind.Record,
        StructDeclarationSyntax => MemberKind.Struct,
        InterfaceDeclarationSyntax => MemberKind.Interface,
        _ => MemberKind.Class,
    };

    private static CSharpName Explicit(MemberKind kind, ExplicitInterfaceSpecifierSyntax? from, SyntaxToken name, string? signature) =>
        new(kind, from is null ? name.ValueText : $"{from.Name}.{name.ValueText}", name, signature);

    private static string Operator(SyntaxToken word, SyntaxToken isChecked, SyntaxToken sign) =>
        isChecked.ValueText.Length > 0 ? $"{word.ValueText} {isChecked.ValueText} {sign.ValueText}" : $"{word.ValueText} {sign.ValueText}";

    private static string? Signature(TypeParameterListSyntax? types, BaseParameterListSyntax? parameters) =>
        types is null && parameters is null ? null : $"{types}{parameters}";
}
