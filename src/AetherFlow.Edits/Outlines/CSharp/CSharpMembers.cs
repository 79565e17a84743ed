using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AetherFlow.Edits;

/// <summary>Walks a syntax tree and makes a member of each declaration in it.</summary>
internal sealed class CSharpMembers(string text)
{
    private readonly CSharpSpans _spans = new(text);

    public ImmutableArray<OutlineMember> Of(CompilationUnitSyntax unit) =>
        [.. Imports(unit.Externs, unit.Usings, ""), .. unit.Members.SelectMany(member => Of(member, ""))];

    private IEnumerable<OutlineMember> Of(MemberDeclarationSyntax member, string container) => member switch
    {
        BaseNamespaceDeclarationSyntax space => [Namespace(space, container)],
        BaseTypeDeclarationSyntax type => [Type(type, container)],
        BaseFieldDeclarationSyntax field => Variables(field, field.Declaration, container),
        EnumMemberDeclarationSyntax or DelegateDeclarationSyntax or BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax => [Single(member, container)],
        GlobalStatementSyntax statement => Statement(statement, container),
        _ => [],
    };

    private OutlineMember Namespace(BaseNamespaceDeclarationSyntax space, string container)
    {
        var path = CSharpNames.Path(container, space.Name.ToString());
        return _spans.Member(space, new CSharpName(MemberKind.Namespace, space.Name.ToString(), space.Name), container) with
        {
            Members = [.. Imports(space.Externs, space.Usings, path), .. space.Members.SelectMany(member => Of(member, path))],
        };
    }

    private OutlineMember Type(BaseTypeDeclarationSyntax type, string container)
    {
        var member = _spans.Member(type, CSharpNames.Of(type)!, container);
        return type switch
        {
            TypeDeclarationSyntax { Members: var inner } => member with { Members = [.. inner.SelectMany(one => Of(one, member.Path))] },
            EnumDeclarationSyntax { Members: var values } => member with { Members = [.. values.SelectMany(one => Of(one, member.Path))] },
            _ => member,
        };
    }

    private OutlineMember Single(SyntaxNode declaration, string container)
    {
        var member = _spans.Member(declaration, CSharpNames.Of(declaration)!, container);
        return member with { Members = [.. Locals(declaration, member.Path)] };
    }

    /// <summary>
    /// One member for each variable. Where several share a declaration, each is only its own piece of it, since the type and
    /// the modifiers belong to all of them.
    /// </summary>
    private IEnumerable<OutlineMember> Variables(SyntaxNode declaration, VariableDeclarationSyntax list, string container)
    {
        foreach (var variable in list.Variables)
        {
            var name = new CSharpName(MemberKind.Field, variable.Identifier.ValueText, variable.Identifier);
            var member = list.Variables.Count == 1 ? _spans.Member(declaration, name, container) : _spans.Piece(variable, name, container);
            yield return member with { Members = [.. Locals(variable, member.Path)] };
        }
    }

    private IEnumerable<OutlineMember> Statement(GlobalStatementSyntax statement, string container) => statement.Statement switch
    {
        LocalFunctionStatementSyntax function => [Function(function, container)],
        LocalDeclarationStatementSyntax { Declaration: var list } => Variables(statement, list, container),
        _ => Locals(statement, container),
    };

    private IEnumerable<OutlineMember> Locals(SyntaxNode outer, string container) => outer
        .DescendantNodes(node => node == outer || node is not LocalFunctionStatementSyntax)
        .OfType<LocalFunctionStatementSyntax>()
        .Select(function => Function(function, container));

    private OutlineMember Function(LocalFunctionStatementSyntax function, string container)
    {
        var member = _spans.Member(function, CSharpNames.Of(function)!, container);
        return member with { Members = [.. Locals(function, member.Path)] };
    }

    private IEnumerable<OutlineMember> Imports(SyntaxList<ExternAliasDirectiveSyntax> externs, SyntaxList<UsingDirectiveSyntax> usings, string container) =>
    [
        .. externs.Select(one => _spans.Member(one, new CSharpName(MemberKind.Import, one.Identifier.ValueText, one.Identifier), container)),
        .. usings.Select(one => _spans.Member(one, new CSharpName(MemberKind.Import, one.NamespaceOrType.ToString(), one.NamespaceOrType), container)),
    ];
}
