namespace AetherFlow.Engine.Verification;

/// <summary>How much a place in a file has to do with a failure.</summary>
public enum LocationSeverity
{
    Error,
    Warning,

    /// <summary>On the way to an error, or only mentioned.</summary>
    Note,
}
