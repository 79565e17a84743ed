using System.Collections.Immutable;
using System.Text;

namespace AetherFlow.Sandbox;

/// <summary>One word of a command, with its parts as they were quoted.</summary>
public sealed record Word
{
    private const char Quoted = '\u0001';

    public Word(ImmutableArray<WordPart> parts)
    {
        Parts = parts;
        IsPosix = !parts.Any(part => part is QuotedPart { IsAnsi: true } or DoubleQuotedPart { IsTranslated: true });
        Expansions = Inside(parts) | OfUnquoted(parts);
        Literal = Expansions == WordExpansions.None ? TextOf(parts) : null;
    }

    public ImmutableArray<WordPart> Parts { get; }

    public WordExpansions Expansions { get; }

    /// <summary>Every shell reads the quotes of this word in the same way.</summary>
    public bool IsPosix { get; }

    /// <summary>What a program gets, exactly; null where a shell would expand something.</summary>
    public string? Literal { get; }

    /// <summary>Only unquoted text: where reserved words, assignments and delimiters are looked for.</summary>
    internal string? Bare => Parts is [LiteralPart literal] ? literal.Text : null;

    /// <summary>A word that every shell reads as this text.</summary>
    public static Word OfText(string text) =>
        new(ShellQuoting.IsBare(text) ? [new LiteralPart(text)] : ShellQuoting.Parts(text));

    /// <summary>All the parts, and the parts inside of them.</summary>
    public IEnumerable<WordPart> AllParts() => Parts.SelectMany(All);

    public override string ToString() => CommandPrinter.Print(this);

    private static IEnumerable<WordPart> All(WordPart part) => part.Inner.SelectMany(All).Prepend(part);

    private static WordExpansions Inside(ImmutableArray<WordPart> parts)
    {
        var found = WordExpansions.None;
        foreach (var part in parts)
        {
            found |= part switch
            {
                ParameterPart => WordExpansions.Parameter,
                ArithmeticPart => WordExpansions.Arithmetic,
                SubstitutionPart => WordExpansions.Substitution,
                QuotedPart { Text: null } => WordExpansions.Bytes,
                DoubleQuotedPart quoted => Inside(quoted.Parts),
                _ => WordExpansions.None,
            };
        }

        return found;
    }

    private static WordExpansions OfUnquoted(ImmutableArray<WordPart> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            if (part is LiteralPart literal) text.Append(literal.Text);
            else text.Append(Quoted);
        }

        return OfUnquoted(text.ToString());
    }

    /// <summary>Rather too much than too little: what is found here is only taken for less certain than it is.</summary>
    private static WordExpansions OfUnquoted(string text)
    {
        var found = WordExpansions.None;
        for (var i = 0; i < text.Length; i++)
        {
            found |= text[i] switch
            {
                '~' when i == 0 || text[i - 1] is '=' or ':' => WordExpansions.Tilde,
                '*' or '?' => WordExpansions.Pattern,
                '[' when text.IndexOf(']', i) > 0 => WordExpansions.Pattern,
                '{' when HasBraces(text.AsSpan(i)) => WordExpansions.Braces,
                _ => WordExpansions.None,
            };
        }

        return found;
    }

    private static bool HasBraces(ReadOnlySpan<char> text)
    {
        var comma = text.IndexOf(',');
        var dots = text.IndexOf("..");
        var separator = comma < 0 ? dots : dots < 0 ? comma : Math.Min(comma, dots);
        return separator > 0 && text[separator..].Contains('}');
    }

    private static string TextOf(ImmutableArray<WordPart> parts)
    {
        if (parts is [LiteralPart only]) return only.Text;
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(part switch
            {
                LiteralPart literal => literal.Text,
                QuotedPart quoted => quoted.Text,
                DoubleQuotedPart quoted => TextOf(quoted.Parts),
                _ => throw new InvalidOperationException($"{part.GetType().Name} has no text of its own."),
            });
        }

        return text.ToString();
    }
}
