using System.Runtime.InteropServices;
using System.Text;

namespace AetherFlow.Sandbox.Posix;

/// <summary>Starts a child by posix_spawn: argument by argument, with an environment and descriptors that are named one by one.</summary>
internal static class Spawner
{
    private const int Signals = 31;

    /// <returns>0, or the system's error number.</returns>
    public static int Spawn(Spawning spawning, Pipes pipes, out int id)
    {
        var actions = new byte[LibC.StructSize];
        var attributes = new byte[LibC.StructSize];
        var arguments = Strings([spawning.Program, .. spawning.Arguments]);
        var variables = spawning.Environment.Select(v => $"{v.Key}={v.Value}");
        var environment = Strings(spawning.Mark is { } mark ? variables.Append(mark) : variables);
        Expect(LibC.posix_spawn_file_actions_init(actions));
        Expect(LibC.posix_spawnattr_init(attributes));
        try
        {
            for (var i = 0; i < pipes.ChildEnds.Length; i++) Expect(LibC.posix_spawn_file_actions_adddup2(actions, pipes.ChildEnds[i], i));
            // To its own number: that only takes the mark to close it from it.
            foreach (var descriptor in spawning.Inherited) Expect(LibC.posix_spawn_file_actions_adddup2(actions, descriptor, descriptor));
            Expect(LibC.posix_spawn_file_actions_addchdir_np(actions, spawning.WorkingDirectory));
            SetAttributes(attributes);
            return LibC.posix_spawn(out id, Encoding.UTF8.GetBytes(spawning.Program + '\0'), actions, attributes, arguments, environment);
        }
        finally
        {
            _ = LibC.posix_spawn_file_actions_destroy(actions);
            _ = LibC.posix_spawnattr_destroy(attributes);
            Free(arguments);
            Free(environment);
            pipes.HandOver();
        }
    }

    private static void SetAttributes(byte[] attributes)
    {
        // The runtime ignores some signals (SIGPIPE), and what is ignored would stay ignored in the child.
        var all = new byte[LibC.StructSize];
        var none = new byte[LibC.StructSize];
        Expect(LibC.sigemptyset(all));
        Expect(LibC.sigemptyset(none));
        for (var signal = 1; signal <= Signals; signal++)
        {
            if (signal != LibC.Kill && signal != LibC.Stop) Expect(LibC.sigaddset(all, signal));
        }

        Expect(LibC.posix_spawnattr_setsigdefault(attributes, all));
        Expect(LibC.posix_spawnattr_setsigmask(attributes, none));
        var flags = LibC.SetSignalDefaults | LibC.SetSignalMask | LibC.NewSession | LibC.CloseOthers;
        Expect(LibC.posix_spawnattr_setflags(attributes, (short)flags));
    }

    private static nint[] Strings(IEnumerable<string> values) => [.. values.Select(Marshal.StringToCoTaskMemUTF8), 0];

    private static void Free(nint[] strings)
    {
        foreach (var text in strings) Marshal.FreeCoTaskMem(text);
    }

    private static void Expect(int error)
    {
        if (error != 0) throw new InvalidOperationException($"The C library refused to prepare a process: error {error}.");
    }
}
