namespace AetherFlow.Edits;

/// <summary>Expressions that have members, or are like declarations.</summary>
internal enum ScriptValueKind
{
    Function,
    Class,
    Object,
}
