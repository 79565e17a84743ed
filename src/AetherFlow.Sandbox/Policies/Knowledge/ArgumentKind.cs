namespace AetherFlow.Sandbox;

/// <summary>What sort of argument was met.</summary>
internal enum ArgumentKind
{
    Operand,
    Option,

    /// <summary>The table does not have it.</summary>
    UnknownOption,

    /// <summary>It begins like an option of the table.</summary>
    ShortenedOption,
}
