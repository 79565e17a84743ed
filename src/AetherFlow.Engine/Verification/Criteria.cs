using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>
/// Tells which criteria are proved by a check: those that say nothing else, in well-known words of English or French. A
/// criterion that says more than a check can prove is not verifiable, because a pass would claim too much.
/// </summary>
public static partial class Criteria
{
    /// <summary>Characters of a criterion; a longer one says more than a check proves.</summary>
    private const int LengthLimit = 200;

    public static Criterion Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > LengthLimit) return new Criterion { Text = text };
        var kinds = new SortedSet<CheckKind>();
        var withoutWarnings = false;
        foreach (var part in And().Split(Plain(text)))
        {
            var known = Phrases.FirstOrDefault(p => p.Pattern.IsMatch(part.Trim()));
            if (known is null) return new Criterion { Text = text };
            kinds.Add(known.Kind);
            withoutWarnings |= known.WithoutWarnings;
        }

        return new Criterion { Text = text, Checks = [.. kinds], WithoutWarnings = withoutWarnings };
    }

    public static ImmutableArray<Criterion> Of(IEnumerable<string> texts) => [.. texts.Select(Of)];

    /// <summary>French letters and theirs without marks: decomposing characters needs data that an invariant runtime does not have.</summary>
    private const string Accented = "àâäéèêëîïôöùûüç";
    private const string Unaccented = "aaaeeeeiioouuuc";

    private static readonly Phrase[] Phrases =
    [
        new(Quiet(), CheckKind.Build, WithoutWarnings: true),
        new(Build(), CheckKind.Build),
        new(Test(), CheckKind.Test),
        new(Types(), CheckKind.Types),
        new(Lint(), CheckKind.Lint),
        new(Format(), CheckKind.Format),
    ];

    private sealed record Phrase(Regex Pattern, CheckKind Kind, bool WithoutWarnings = false);

    /// <summary>Lower case, without accents, marks of punctuation and emphasis, and the words that say nothing.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var c in text.ToLowerInvariant())
        {
            var accented = Accented.IndexOf(c, StringComparison.Ordinal);
            plain.Append(accented >= 0 ? Unaccented[accented] : c is '`' or '*' or '"' or '«' or '»' or '✓' or '✅' ? ' ' : c is '’' ? '\'' : c);
        }

        var words = Filler().Replace(plain.ToString(), " ");
        return White().Replace(words, " ").Trim(' ', '.', '!', ';', ':', '-', '\n');
    }

    [GeneratedRegex(@"\s*(?:\band\b|\bet\b|,|;|&|\+)\s*", RegexOptions.NonBacktracking)]
    private static partial Regex And();

    [GeneratedRegex(@"\b(the|all|every|each|of|our|this|must|should|shall|will|still|existing|now|successfully|correctly|cleanly|properly|le|la|les|tous|toutes|tout|du|des|doit|doivent|devrait|devraient|encore|toujours|existants|correctement|bien|avec succes|with success)\b|\bl'", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Filler();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex White();

    [GeneratedRegex(@"^((it |code |project |projet |solution |app |application |build )?(builds?|compiles?|is built|compile|se compile)( passes| succeeds)? (without|with no|with zero|with 0|sans) (any |aucun |)?(warnings?|avertissements?)( (or|nor|ni) (errors?|erreurs?))?|(no|zero|0|aucun) (compiler |build |compilation )?(warnings?|avertissements?)( de compilation)?)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Quiet();

    [GeneratedRegex(@"^((it |code |project |projet |solution |app |application )?(compiles?|builds?|be built|se compile)( (without|with no|sans) (any |aucune |)?(errors?|erreurs?|(compilation|build) errors?))?|(build|compilation|dotnet build|npm run build|cargo build|go build|make build)( is)? (passes|pass|succeeds|succeed|works|green|ok|passe|reussit|reussie|est ok)|(no|zero|0|aucune?) (compilation|compiler|compile|build|syntax) errors?|aucune? erreurs? de (compilation|syntaxe))$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Build();

    [GeneratedRegex(@"^((unit |automated |integration |)?(tests?|test suite|suite (de )?tests?|pytest|npm (run )?test|dotnet test|cargo test|go test|make test)( unitaires?| automatises)?( suite)? (passes|pass|are passing|is passing|succeeds?|is green|are green|be green|be passing|ok|passe|passent|passer|reussit|reussissent|reussir|est verte?|sont verts?|etre verts?)|(no|zero|0|aucun) (failing tests?|tests? (failures?|en echec)|test failures?|failed tests?)|tests? (without|sans) (failures?|errors?|erreurs?|echecs?))$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Test();

    [GeneratedRegex(@"^((it |code |project |projet )?(type[- ]?checks?|types? checks?)( (passes|pass|succeeds|clean|is clean|(without|with no) errors?))?|(mypy|tsc|pyright|typecheck|type[- ]checking|type[- ]checker|verification types)( is)? (passes|pass|clean|succeeds|green|ok|passe|reussit|propre|(without|with no|sans) (errors?|erreurs?))|(no|zero|0) (type|typing|typescript|mypy|tsc) errors?|aucune? erreurs? de (type|typage))$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Types();

    [GeneratedRegex(@"^((code |project |projet )?(lint|linter|linting|ruff|flake8|eslint|clippy)( check| checks)?( is| est)? (clean|passes|pass|green|ok|succeeds|propre|passe|reussit|(without|with no|sans) (errors?|warnings?|erreurs?|avertissements?))|(no|zero|0) (lint|linter|linting|eslint|ruff|flake8) (errors?|warnings?|issues?|violations?|problems?)|aucune? (erreurs?|avertissements?) (de |d'une? )?(lint|linter|eslint|ruff|flake8)|lint[- ]?free|lint[- ]clean)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Lint();

    [GeneratedRegex(@"^((code |project |projet |files? )?(is |are |est |be )?(correctly )?(formatted|formate)( with (black|prettier|ruff|dotnet format|gofmt|rustfmt)| avec (black|prettier|ruff))?|(format|formatting|format check|formatting check|formatter|black|prettier|rustfmt|gofmt|formatage)( is| est)? (clean|passes|pass|green|ok|succeeds|passe|propre|reussit)|(no|zero|0) formatting (errors?|issues?|problems?|changes?))$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Format();
}
