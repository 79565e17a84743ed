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

    /// <summary>A stream without its end mark: <c>[DONE]</c>, or Anthropic's <c>message_stop</c>. Gemini has none.</summary>
    NoDone,

    /// <summary>A whole text, but no finish reason.</summary>
    NoFinish,

    /// <summary>A plain text that is no reply, with status 200.</summary>
    WrongContentType,

    /// <summary>A whole text with a finish reason that no vendor documents.</summary>
    UnknownFinish,

    /// <summary>The vendor refuses with status 200: half of the text and its word for it; Gemini blocks the prompt where there is no text.</summary>
    Refusal,

    /// <summary>Comments or pings between the frames of a stream.</summary>
    KeepAlives,

    /// <summary>Frames that begin with <c>data:</c> and no blank.</summary>
    NoSpace,

    /// <summary>Writes that end inside characters and inside frames.</summary>
    SplitUtf8,
}
