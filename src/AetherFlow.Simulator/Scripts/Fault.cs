namespace AetherFlow.Simulator.Scripts;

/// <summary>A failure that an entry of a script acts out.</summary>
public sealed record Fault
{
    public required FaultKind Kind { get; init; }

    /// <summary>For <see cref="FaultKind.Status"/>.</summary>
    public int Status { get; init; } = 500;

    /// <summary>For <see cref="FaultKind.Status"/>: an error with the status and words of the vendor asked; <see cref="Status"/> does not count then.</summary>
    public VendorError? Error { get; init; }

    /// <summary>For <see cref="FaultKind.Status"/>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>For <see cref="FaultKind.Status"/>, <see cref="FaultKind.Html"/> and <see cref="FaultKind.WrongContentType"/>; null for one that vendors send.</summary>
    public string? Body { get; init; }

    /// <summary>Bytes of the body that arrive before <see cref="FaultKind.Cut"/>, <see cref="FaultKind.Reset"/> or <see cref="FaultKind.Stall"/>.</summary>
    public int AfterBytes { get; init; }

    /// <summary>After each byte of <see cref="FaultKind.SlowBytes"/>, and before <see cref="FaultKind.Reset"/>, so that the bytes sent before it arrive.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Odd, but all of the reply arrives, and a client can know it.</summary>
    internal bool LeavesReplyWhole => Kind is FaultKind.NoUsage or FaultKind.SlowBytes or FaultKind.JsonForStream or FaultKind.NoDone
        or FaultKind.KeepAlives or FaultKind.NoSpace or FaultKind.SplitUtf8;

    /// <summary>Breaks the body off after <see cref="AfterBytes"/>.</summary>
    internal bool Breaks => Kind is FaultKind.Cut or FaultKind.Reset or FaultKind.Stall;

    /// <summary>Not all of the body is sent.</summary>
    internal bool IsShort => Breaks || Kind == FaultKind.Empty;

    /// <summary>How many of the body's bytes are sent.</summary>
    internal int EndOf(int length) => Breaks ? Math.Min(AfterBytes, length) : Kind == FaultKind.Empty ? 0 : length;
}
