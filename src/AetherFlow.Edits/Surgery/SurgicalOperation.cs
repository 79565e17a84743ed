namespace AetherFlow.Edits;

/// <summary>One change of a file's members, as a reply asks for it. Fields that its type does not need are null.</summary>
public sealed record SurgicalOperation
{
    /// <summary>Where it begins in the reply, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Such as <c>add_method</c>, in the reply's word.</summary>
    public required string Type { get; init; }

    /// <summary>The member: <c>Class</c>, <c>Class.method</c>, <c>function</c>, with a signature where overloads need one.</summary>
    public string? Target { get; init; }

    /// <summary><c>end</c>, <c>before</c> or <c>after</c>; null for <c>end</c>.</summary>
    public string? Position { get; init; }

    /// <summary>The member beside which the new one goes: of <c>after_method</c>, <c>after_class</c>, <c>after_function</c>, their <c>before_</c> twins, or <c>after</c> and <c>before</c>.</summary>
    public string? Beside { get; init; }

    public string? Code { get; init; }

    /// <summary>What <c>replace_import</c> takes out.</summary>
    public string? Old { get; init; }

    /// <summary>What <c>replace_import</c> puts in, or the new name of <c>rename</c>.</summary>
    public string? New { get; init; }
}
