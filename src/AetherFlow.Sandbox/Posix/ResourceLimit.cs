namespace AetherFlow.Sandbox.Posix;

/// <summary>The numbers of limits on x86-64 and ARM64 (include/uapi/asm-generic/resource.h).</summary>
internal enum ResourceLimit
{
    /// <summary>Bytes that one file may grow to.</summary>
    FileSize = 1,

    /// <summary>Bytes of private writable memory of one process.</summary>
    Data = 2,

    /// <summary>Bytes of a core dump.</summary>
    Core = 4,

    /// <summary>Processes and threads of one user in one user namespace.</summary>
    Processes = 6,
}
