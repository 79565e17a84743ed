using System.Runtime.InteropServices;
using System.Text;

namespace AetherFlow.Sandbox.Posix;

/// <summary>Starts a child by posix_spawn: argument by argument, with an environment and descriptors that are named one by one.</summary>
internal static class Spawner
{
    private const int Signals = 31;

    /// <returns>0, or the system's error number.</returns>
    public static int Spawn(string program, ProgramCall call, string mark, Pipes pipes, out int id)
    {
        var actions = new byte[LibC.StructSize];
        var attributes = new byte[LibC.StructSize];
        var arguments = Strings([program, .. call.Arguments]);
        var environment = Strings([.. call.Environment.Select(v => $"{v.Key}={v.Value}"), mark]);
        Expect(LibC.posix_spawn_file_actions_init(actions));
        Expect(LibC.posix_spawnattr_init(attributes));
        try
        {
            for (var i = 0; i < pipes.ChildEnds.Length; i++) Expect(LibC.posix_spawn_file_actions_adddup2(actions, pipes.ChildEnds[i], i));
            Expect(LibC.posix_spawn_file_actions_addchdir_np(actions, call.WorkingDirectory));
            SetAttributes(attributes);
            return LibC.posix_spawn(out id, Encoding.UTF8.GetBytes(program + '\0'), actions, attributes, arguments, environment);
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
