namespace AetherFlow.Runs.Archives;

/// <summary>How large a recording may be, for those who write one and for those who unpack what they were given.</summary>
internal sealed record ArchiveLimits
{
    private const long Mebibyte = 1024 * 1024;

    public static readonly ArchiveLimits Default = new();

    /// <summary>Bytes of the file: 256 MiB. It bounds what its list of entries can take, too.</summary>
    public long File { get; init; } = 256 * Mebibyte;

    /// <summary>Entries in all: a run of 10,000 steps has some 30,000.</summary>
    public int Entries { get; init; } = 60_000;

    /// <summary>Bytes of all entries, unpacked: 1 GiB.</summary>
    public long Unpacked { get; init; } = 1024 * Mebibyte;

    /// <summary>Bytes of one content, unpacked, which is read into memory: 256 MiB.</summary>
    public long Content { get; init; } = 256 * Mebibyte;
}
