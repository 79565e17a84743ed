namespace AetherFlow.Sandbox;

/// <summary>What stands behind a pipeline and decides whether, and when, the next one runs.</summary>
public enum Connector
{
    /// <summary><c>;</c>, a new line, or the end of the text.</summary>
    Then,

    /// <summary><c>&amp;&amp;</c>: the next runs if this one succeeded.</summary>
    And,

    /// <summary><c>||</c>: the next runs if this one failed.</summary>
    Or,

    /// <summary><c>&amp;</c>: the next does not wait for this one.</summary>
    Background,
}
