namespace AetherFlow.Simulator.Serving;

/// <summary>How a schema breaks the rules.</summary>
internal enum SchemaFault
{
    /// <summary>An object allows fields that it does not name.</summary>
    Open,

    /// <summary>A field need not be there.</summary>
    Optional,
}
