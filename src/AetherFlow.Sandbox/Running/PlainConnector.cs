namespace AetherFlow.Sandbox;

/// <summary>When a pipeline is run, by how the ones before it ended.</summary>
public enum PlainConnector
{
    /// <summary>Always: <c>;</c>.</summary>
    Then,

    /// <summary>After success: <c>&amp;&amp;</c>.</summary>
    AndThen,

    /// <summary>After failure: <c>||</c>.</summary>
    OrElse,
}
