using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>In what circumstances a command runs.</summary>
public sealed record GuardedCall
{
    /// <summary>Absolute, or relative to the workspace; null: the workspace itself.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>
    /// The user gave this command himself, or said yes to it: what is asked about runs, what is denied does not; default
    /// false. What needs the machine runs on it, without a sandbox.
    /// </summary>
    public bool IsConsented { get; init; }

    /// <summary>Variables for the whole command; secrets do not belong here.</summary>
    public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Null: that of the settings.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Where the whole standard output goes besides, not only its beginning and end; the caller's to close.</summary>
    public Stream? OutputCopy { get; init; }

    /// <summary>As <see cref="OutputCopy"/>, of the standard error; may be the same stream.</summary>
    public Stream? ErrorCopy { get; init; }

    /// <summary>Bytes after which a copy ends, for each of the two; default 64 MB.</summary>
    public long CopyLimit { get; init; } = 64 * 1024 * 1024;
}
