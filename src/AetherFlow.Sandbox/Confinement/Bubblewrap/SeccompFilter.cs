using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace AetherFlow.Sandbox;

/// <summary>
/// A program for the kernel (classic BPF, Documentation/userspace-api/seccomp_filter.rst) that refuses calls which
/// commands have no use for and from which ways out of a sandbox have been made: other namespaces, mounts, keys,
/// tracing, new kernel interfaces. Everything else is allowed.
/// </summary>
internal static class SeccompFilter
{
    private const ushort Load = 0x20;
    private const ushort JumpIfEqual = 0x15;
    private const ushort JumpIfAtLeast = 0x35;
    private const ushort JumpIfSet = 0x45;
    private const ushort Return = 0x06;

    private const uint Allow = 0x7fff0000;
    private const uint NotPermitted = 0x00050000 | 1;
    private const uint NoSuchCall = 0x00050000 | 38;

    /// <summary>Where struct seccomp_data has the call's number, the architecture, and the lower half of an argument.</summary>
    private const uint Number = 0;
    private const uint Architecture = 4;

    /// <summary>CLONE_NEWTIME is not among them: in clone, its bit belongs to the exit signal.</summary>
    private const uint NewNamespaces = 0x7E020000;

    private const uint TiocSti = 0x5412;
    private const uint TiocLinux = 0x541C;

    /// <summary>The program for this machine's processor; null where its calls are not known.</summary>
    public static byte[]? Build(Architecture processor) => processor switch
    {
        System.Runtime.InteropServices.Architecture.X64 => Build(SystemCalls.X64),
        System.Runtime.InteropServices.Architecture.Arm64 => Build(SystemCalls.Arm64),
        _ => null,
    };

    private static byte[] Build(SystemCalls calls)
    {
        var program = new List<Instruction>
        {
            new(Load, Architecture),
            new(JumpIfEqual, calls.AuditArchitecture, WhenTrue: 1),
            new(Return, NoSuchCall),
            new(Load, Number),
        };
        if (calls.HasX32) program.AddRange([new(JumpIfAtLeast, 0x40000000, WhenFalse: 1), new(Return, NoSuchCall)]);
        // Its flags lie in memory, where a filter cannot look; the C library then takes clone.
        program.AddRange([new(JumpIfEqual, calls.Clone3, WhenFalse: 1), new(Return, NoSuchCall)]);
        program.AddRange(WhereArgument(calls.OldClone, 0, new Instruction(JumpIfSet, NewNamespaces, WhenFalse: 1)));
        program.AddRange(WhereArgument(calls.Ioctl, 1, new Instruction(JumpIfEqual, TiocSti, WhenFalse: 1)));
        program.AddRange(WhereArgument(calls.Ioctl, 1, new Instruction(JumpIfEqual, TiocLinux, WhenFalse: 1)));
        program.AddRange(Sockets(calls.Socket));
        foreach (var call in calls.Refused) program.AddRange([new(JumpIfEqual, call, WhenFalse: 1), new(Return, NotPermitted)]);
        program.Add(new(Return, Allow));
        return Bytes(program);
    }

    /// <summary>Refuses one call where the test of one of its arguments holds.</summary>
    private static ImmutableArray<Instruction> WhereArgument(uint call, uint argument, Instruction test) =>
    [
        new(JumpIfEqual, call, WhenFalse: 4),
        new(Load, Argument(argument)),
        test,
        new(Return, NotPermitted),
        new(Load, Number),
    ];

    /// <summary>Only local (1), IPv4 (2), IPv6 (10) and netlink (16) sockets: the others are rarely used doors of the kernel.</summary>
    private static ImmutableArray<Instruction> Sockets(uint socket) =>
    [
        new(JumpIfEqual, socket, WhenFalse: 7),
        new(Load, Argument(0)),
        new(JumpIfEqual, 1, WhenTrue: 4),
        new(JumpIfEqual, 2, WhenTrue: 3),
        new(JumpIfEqual, 10, WhenTrue: 2),
        new(JumpIfEqual, 16, WhenTrue: 1),
        new(Return, NotPermitted),
        new(Load, Number),
    ];

    private static uint Argument(uint index) => 16 + (8 * index);

    private static byte[] Bytes(List<Instruction> program)
    {
        var bytes = new byte[program.Count * 8];
        for (var i = 0; i < program.Count; i++)
        {
            var at = bytes.AsSpan(i * 8);
            BinaryPrimitives.WriteUInt16LittleEndian(at, program[i].Code);
            at[2] = program[i].WhenTrue;
            at[3] = program[i].WhenFalse;
            BinaryPrimitives.WriteUInt32LittleEndian(at[4..], program[i].Value);
        }

        return bytes;
    }

    /// <summary>The two jumps count the instructions that are passed over.</summary>
    private readonly record struct Instruction(ushort Code, uint Value, byte WhenTrue = 0, byte WhenFalse = 0);
}
