using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AetherFlow.Edits;

/// <summary>
/// Finds what a name means in C#, by binding the file alone: what it declares is known, all else is not. A place that may or may
/// not mean the member is a problem.
/// </summary>
internal sealed class CSharpUses
{
    private const string Suffix = "Attribute";

    private readonly SurgicalText _source;
    private readonly SemanticModel _model;
    private readonly CompilationUnitSyntax _unit;
    private readonly HashSet<ISymbol> _meant = new(SymbolEqualityComparer.Default);

    private CSharpUses(SurgicalText source)
    {
        _source = source;
        _unit = CSharpParse.UnitWithDocuments(source.Text);
        _model = CSharpCompilation.Create("file", [_unit.SyntaxTree]).GetSemanticModel(_unit.SyntaxTree);
    }

    public static Uses Of(SurgicalText source, IReadOnlyList<OutlineMember> members, string name) => new CSharpUses(source).Of(members, name);

    private Uses Of(IReadOnlyList<OutlineMember> members, string name)
    {
        if (SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None) return Uses.Failed(new EditProblem("surgery.bad_operation", $"`{name}` is a keyword.", "Choose another name."));
        _meant.UnionWith(members.Select(member => Declared(_unit.FindToken(member.NameSpan!.Value.Start))).OfType<ISymbol>());
        var old = members[0].Name;
        var tokens = _unit.DescendantTokens(descendIntoTrivia: true).Where(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == old).ToList();
        AddRelated(tokens);
        var verdicts = tokens.ConvertAll(token => (Token: token, IsMeant: IsMeant(token)));
        var uncertain = verdicts.Where(verdict => verdict.IsMeant is null).Select(verdict => Span(verdict.Token)).ToList();
        if (uncertain.Count > 0) return Uses.Uncertain(_source, old, uncertain);
        var meant = verdicts.Where(verdict => verdict.IsMeant == true).Select(verdict => verdict.Token).ToList();
        var isTaken = IsMemberOfHome(name);
        var conflict = meant.FirstOrDefault(token => isTaken || !_model.LookupSymbols(token.SpanStart, name: name).IsEmpty);
        if (conflict.Span.Length > 0) return Uses.Taken(_source, name, Place(name, conflict.SpanStart));
        var uses = Uses.Found(meant.ConvertAll(Span), name);
        return uses with { Splices = [.. uses.Splices, .. ShortAttributes(old, name)] };
    }

    /// <summary>Where an attribute is written without the end of its class's name.</summary>
    private IEnumerable<TextSplice> ShortAttributes(string old, string name)
    {
        if (!old.EndsWith(Suffix, StringComparison.Ordinal) || old == Suffix || !_meant.All(symbol => symbol is INamedTypeSymbol)) return [];
        var shortened = old[..^Suffix.Length];
        var given = name.EndsWith(Suffix, StringComparison.Ordinal) && name != Suffix ? name[..^Suffix.Length] : name;
        return _unit.DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == shortened && IsLastOfAttribute(token) && IsMeant(token) == true)
            .Select(token => new TextSplice(token.SpanStart, token.Span.End, given));
    }

    private static bool IsLastOfAttribute(SyntaxToken token) =>
        token.Parent?.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute && attribute.Name.DescendantTokens().Last(one => one.IsKind(SyntaxKind.IdentifierToken)) == token;

    private bool IsMemberOfHome(string name) => _meant.Any(symbol => symbol.ContainingType?.GetMembers(name).IsEmpty == false);

    /// <summary>Where the file has the name already, for the message.</summary>
    private int Place(string name, int otherwise)
    {
        var standing = _unit.DescendantTokens().FirstOrDefault(token => token.ValueText == name);
        return standing.Span.Length > 0 ? standing.SpanStart : otherwise;
    }

    /// <summary>Overrides and implementations keep the name of what they override, in both directions.</summary>
    private void AddRelated(List<SyntaxToken> tokens)
    {
        var declared = tokens.Select(Declared).OfType<ISymbol>().ToList();
        for (var grew = true; grew;)
        {
            grew = false;
            foreach (var symbol in declared.Where(symbol => !_meant.Contains(symbol)))
            {
                if (!Bases(symbol).Any(_meant.Contains) && !_meant.Any(meant => Bases(meant).Contains(symbol, SymbolEqualityComparer.Default))) continue;
                grew |= _meant.Add(symbol);
            }
        }
    }

    private static IEnumerable<ISymbol> Bases(ISymbol symbol)
    {
        ISymbol? overridden = symbol switch
        {
            IMethodSymbol method => method.OverriddenMethod,
            IPropertySymbol property => property.OverriddenProperty,
            IEventSymbol raised => raised.OverriddenEvent,
            _ => null,
        };
        if (overridden is not null) yield return overridden.OriginalDefinition;
        if (symbol is IMethodSymbol { PartialDefinitionPart: { } definition }) yield return definition;
        if (symbol is IMethodSymbol { PartialImplementationPart: { } implementation }) yield return implementation;
        if (symbol.ContainingType is not { } type) yield break;
        foreach (var member in type.AllInterfaces.SelectMany(face => face.GetMembers(symbol.Name)))
        {
            if (SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), symbol)) yield return member.OriginalDefinition;
        }
    }

    private ISymbol? Declared(SyntaxToken token) => token.Parent is { } node and not SimpleNameSyntax ? _model.GetDeclaredSymbol(node) : null;

    /// <returns>Null where it cannot be told.</returns>
    private bool? IsMeant(SyntaxToken token)
    {
        if (token.Parent is not SimpleNameSyntax name)
        {
            var declared = Declared(token);
            return declared is not null && (_meant.Contains(declared) || IsOfMeantType(token, declared));
        }

        var info = _model.GetSymbolInfo(name);
        if (info.Symbol is { } symbol) return IsMeant(symbol);
        var candidates = info.CandidateSymbols;
        if (candidates.Length == 0) candidates = _model.GetMemberGroup(name);
        if (candidates.Length > 0) return candidates.All(IsMeant) ? true : candidates.Any(IsMeant) ? null : false;
        return IsUnboundUse(name);
    }

    private bool IsMeant(ISymbol symbol)
    {
        var original = symbol.OriginalDefinition;
        return _meant.Contains(original)
            || (original is IMethodSymbol { ReducedFrom: { } reduced } && _meant.Contains(reduced.OriginalDefinition))
            || (original is IMethodSymbol { MethodKind: MethodKind.Constructor } built && _meant.Contains(built.ContainingType.OriginalDefinition))
            || (original is IAliasSymbol { Target: { } target } && _meant.Contains(target.OriginalDefinition));
    }

    /// <summary>Constructors and finalizers carry the name of their type.</summary>
    private bool IsOfMeantType(SyntaxToken token, ISymbol declared) =>
        token.Parent is ConstructorDeclarationSyntax or DestructorDeclarationSyntax && _meant.Contains(declared.ContainingType);

    /// <summary>A name that the file alone does not explain: the member of something else, unless the something is unknown too.</summary>
    private bool? IsUnboundUse(SimpleNameSyntax name)
    {
        var receiver = name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => access.Expression,
            MemberBindingExpressionSyntax when name.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>() is { } access => access.Expression,
            _ => null,
        };
        if (receiver is null) return _meant.All(symbol => symbol is INamedTypeSymbol or ILocalSymbol || symbol.ContainingType is null) ? false : IsInitialized(name);
        if (_meant.All(symbol => symbol is not { ContainingType: not null })) return false;
        if (_model.GetTypeInfo(receiver).Type is { TypeKind: not TypeKind.Dynamic, Name.Length: > 0 } type) return type.Name == "var" ? null : false;
        // A type of another file, as in `Console.Write`; a value would have been declared here.
        return receiver is SimpleNameSyntax { Identifier.ValueText: [var first, ..] } && char.IsUpper(first) ? false : null;
    }

    /// <summary>In <c>new() { Name = 1 }</c>, <c>x with { Name = 1 }</c> and <c>{ Name: 1 }</c> the name belongs to a type that is not known here.</summary>
    private static bool? IsInitialized(SimpleNameSyntax name) =>
        name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment && assignment.Left == name ? null
        : name.Parent is NameColonSyntax { Parent: SubpatternSyntax } ? null
        : false;

    private static TextSpan Span(SyntaxToken token) => new(token.SpanStart, token.Span.End);
}
