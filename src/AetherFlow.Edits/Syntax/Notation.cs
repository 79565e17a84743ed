namespace AetherFlow.Edits;

/// <summary>How a data file is written.</summary>
internal enum Notation
{
    Other,
    Json,

    /// <summary>With comments and trailing commas, as editors and .NET read their settings.</summary>
    JsonWithComments,
    JsonLines,
    Yaml,
    Xml,
}
