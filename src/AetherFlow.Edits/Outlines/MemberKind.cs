namespace AetherFlow.Edits;

/// <summary>What a member of an outline is.</summary>
public enum MemberKind
{
    Namespace,
    Class,
    Struct,
    Record,
    Interface,
    Enum,
    EnumMember,

    /// <summary>C#'s delegates, TypeScript's type aliases.</summary>
    Type,

    /// <summary>A function that belongs to no class: Python's and JavaScript's, functions inside functions, and variables that hold one.</summary>
    Function,
    Method,
    Constructor,
    Property,

    /// <summary>A field, a class attribute, an event, a variable of a module.</summary>
    Field,
    Import,
}
