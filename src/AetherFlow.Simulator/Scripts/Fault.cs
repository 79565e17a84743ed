namespace AetherFlow.Simulator.Scripts;

/// <summary>A failure that an entry of a script acts out.</summary>
public sealed record Fault
{
    public required FaultKind Kind { get; init; }

    /// <summary>For <see cref="FaultKind.Status"/>.</summary>
    public int Status { get; init; } = 500;

    /// <summary>For <see cref="FaultKind.Status"/>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>For <see cref="FaultKind.Status"/> and <see cref="FaultKind.Html"/>; null for one that vendors send.</summary>
    public string? Body { get; init; }

    /// <summary>Bytes of the body that arrive before <see cref="FaultKind.Cut"/>, <see cref="FaultKind.Reset"/> or <see cref="FaultKind.Stall"/>.</summary>
    public int AfterBytes { get; init; }

    /// <summary>After each byte of <see cref="FaultKind.SlowBytes"/>, and before <see cref="FaultKind.Reset"/>, so that the bytes sent before it arrive.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(100);
}
