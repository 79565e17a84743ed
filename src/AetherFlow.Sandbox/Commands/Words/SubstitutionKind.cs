namespace AetherFlow.Sandbox;

/// <summary>What a substitution puts into its word.</summary>
public enum SubstitutionKind
{
    /// <summary><c>$(…)</c>, or the same in backticks: the output.</summary>
    Output,

    /// <summary><c>&lt;(…)</c> of bash: a file to read from.</summary>
    ReadFrom,

    /// <summary><c>>(…)</c> of bash: a file to write to.</summary>
    WriteTo,
}
