using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>
/// A command to be run, after the policy allowed it: plain words, or a text as bash understands it. Exactly one of
/// <see cref="Plain"/> and <see cref="BashText"/> is given.
/// </summary>
public sealed record CommandCall
{
    public PlainCommand? Plain { get; init; }

    /// <summary>Handed to <c>bash -c</c> as it is.</summary>
    public string? BashText { get; init; }

    /// <summary>Absolute, in the workspace; null: the workspace itself.</summary>
    public string? WorkingDirectory { get; init; }

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
