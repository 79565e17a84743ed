namespace AetherFlow.Edits;

/// <summary>What a script is read as on trial.</summary>
internal enum AttemptKind
{
    TypeArguments,
    ArrowHead,

    /// <summary>An arrow function with a return type between a condition's <c>?</c> and <c>:</c>.</summary>
    ArrowInCondition,
    ParameterPattern,
    InferConstraint,
}
