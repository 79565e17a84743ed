namespace AetherFlow.Runs.Effects;

/// <summary>What a signal tells.</summary>
public enum SignalKind
{
    /// <summary>A piece of a reply.</summary>
    ReplyPiece,

    /// <summary>The pieces so far belong to a call that was given up: discard them.</summary>
    ReplyReset,

    /// <summary>A call waits before it is tried again; the text says why and how long.</summary>
    Waiting,
}
