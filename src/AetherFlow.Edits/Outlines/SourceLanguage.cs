namespace AetherFlow.Edits;

/// <summary>A language whose files have an outline.</summary>
public enum SourceLanguage
{
    CSharp,
    Python,
    JavaScript,

    /// <summary>JavaScript with JSX; plain <c>.js</c> files may have it too.</summary>
    JavaScriptXml,
    TypeScript,
    TypeScriptXml,
}
