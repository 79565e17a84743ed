namespace AetherFlow.Simulator.Scripts;

/// <summary>What goes wrong with an answer.</summary>
public enum FaultKind
{
    /// <summary>Another status, with headers and a body of the script's choice.</summary>
    Status,

    /// <summary>The body ends after some bytes, as if that were all of it.</summary>
    Cut,

    /// <summary>The connection is reset after some bytes.</summary>
    Reset,

    /// <summary>Nothing more comes after some bytes, and the connection stays open.</summary>
    Stall,

    /// <summary>A web page with status 200.</summary>
    Html,

    /// <summary>Status 200 and no body.</summary>
    Empty,

    /// <summary>An error object takes the place of the finish.</summary>
    ErrorInReply,

    /// <summary>No usage is reported.</summary>
    NoUsage,

    /// <summary>JSON that breaks off in the middle of the reply, and an orderly end.</summary>
    Malformed,

    /// <summary>One byte at a time, with a pause after each.</summary>
    SlowBytes,

    /// <summary>One JSON completion although a stream was asked for.</summary>
    JsonForStream,

    /// <summary>A stream without its <c>[DONE]</c>.</summary>
    NoDone,

    /// <summary>A whole text, but no finish reason.</summary>
    NoFinish,
}
