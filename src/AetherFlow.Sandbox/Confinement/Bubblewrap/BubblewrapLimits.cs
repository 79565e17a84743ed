using System.Collections.Immutable;
using System.Runtime.InteropServices;
using AetherFlow.Sandbox.Posix;

namespace AetherFlow.Sandbox;

/// <summary>
/// The limits of one sandbox. Where the kernel lets a thread alone enter a group, the sandbox is born in its group;
/// else it is moved there while it makes its mounts.
/// </summary>
internal sealed class BubblewrapLimits(SandboxSettings settings, ControlGroups groups) : IDisposable
{
    private ControlGroup? _group;
    private Exception? _failure;
    private bool _isIn;

    /// <summary>Makes the group and starts the sandbox; what goes wrong with the group is told by <see cref="Join"/>.</summary>
    /// <returns>The process, or the system's error number.</returns>
    public (SpawnedProcess? Child, int Error) Start(Spawning spawning)
    {
        try
        {
            _group = groups.Create(settings);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _failure = e;
        }

        var visit = _group?.Enter();
        _isIn = visit is not null;
        try
        {
            return (SpawnedProcess.Start(spawning, out var error), error);
        }
        finally
        {
            Leave(visit);
        }
    }

    /// <exception cref="IOException">The kernel refuses the group.</exception>
    public void Join(int process)
    {
        if (_failure is not null) throw new IOException(_failure.Message, _failure);
        if (!_isIn) _group?.Join(process);
    }

    /// <summary>What is no matter of groups; not while mounts are made.</summary>
    /// <exception cref="IOException">The kernel refuses a limit.</exception>
    public void Lower(int process)
    {
        Expect(Kernel.Limit(process, ResourceLimit.FileSize, settings.FileBytes));
        Expect(Kernel.Limit(process, ResourceLimit.Core, 0));
        if (!groups.Limits("memory")) Expect(Kernel.Limit(process, ResourceLimit.Data, settings.MemoryBytes));
        if (!groups.Limits("pids")) Expect(Kernel.Limit(process, ResourceLimit.Processes, settings.Processes));
    }

    public ImmutableArray<SandboxProblem> Met()
    {
        var met = ImmutableArray.CreateBuilder<SandboxProblem>();
        if (_group?.MemoryWasUsedUp == true) met.Add(SandboxLimits.Memory(settings));
        if (_group?.ProcessesWereUsedUp == true) met.Add(SandboxLimits.Processes(settings));
        return met.ToImmutable();
    }

    public void Dispose() => _group?.Dispose();

    private void Leave(ControlGroupVisit? visit)
    {
        try
        {
            visit?.Dispose();
        }
        catch (IOException e)
        {
            _failure = e;
        }
    }

    private static void Expect(int error)
    {
        if (error != 0) throw new IOException($"prlimit: {Marshal.GetPInvokeErrorMessage(error)}");
    }
}
