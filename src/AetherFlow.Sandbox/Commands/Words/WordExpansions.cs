namespace AetherFlow.Sandbox;

/// <summary>What a shell would still do to a word before a program gets it.</summary>
[Flags]
public enum WordExpansions
{
    None = 0,

    /// <summary><c>~</c> at a place where it is a home folder.</summary>
    Tilde = 1,

    /// <summary><c>*</c>, <c>?</c> or <c>[…]</c>: names of files that match.</summary>
    Pattern = 2,

    /// <summary><c>{a,b}</c> or <c>{1..3}</c> of bash: several words.</summary>
    Braces = 4,

    Parameter = 8,

    Substitution = 16,

    Arithmetic = 32,

    /// <summary>Bytes that are no text.</summary>
    Bytes = 64,
}
