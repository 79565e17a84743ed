namespace AetherFlow.Edits;

/// <summary>What an operation does it to.</summary>
internal enum SurgicalSubject
{
    /// <summary>Whatever has the name.</summary>
    Any,
    Method,
    Function,
    Class,
    Property,
    Field,
    Import,
    Decorator,
}
