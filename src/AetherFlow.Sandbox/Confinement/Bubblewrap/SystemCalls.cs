using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>Numbers of system calls on one architecture (asm/unistd_64.h, asm-generic/unistd.h) and its mark (linux/audit.h).</summary>
internal sealed record SystemCalls
{
    public static readonly SystemCalls X64 = new()
    {
        AuditArchitecture = 0xC000003E,
        HasX32 = true,
        OldClone = 56,
        Clone3 = 435,
        Ioctl = 16,
        Socket = 41,
        Refused =
        [
            // namespaces and mounts: unshare, setns, mount, umount2, pivot_root, chroot, move_mount, open_tree, fsopen, fsconfig,
            // fsmount, fspick, mount_setattr
            272, 308, 165, 166, 155, 161, 429, 428, 430, 431, 432, 433, 442,
            // other processes: ptrace, process_vm_readv, process_vm_writev, kcmp, pidfd_getfd
            101, 310, 311, 312, 438,
            // keys of the kernel: keyctl, add_key, request_key
            250, 248, 249,
            // its newer interfaces: bpf, perf_event_open, userfaultfd, io_uring_setup, io_uring_enter, io_uring_register,
            // fanotify_init, open_by_handle_at, lookup_dcookie
            321, 298, 323, 425, 426, 427, 300, 304, 212,
            // the machine: kexec_load, kexec_file_load, init_module, finit_module, delete_module, swapon, swapoff, reboot, acct,
            // quotactl, quotactl_fd, settimeofday, clock_settime, adjtimex, clock_adjtime, sethostname, setdomainname, syslog,
            // vhangup, iopl, ioperm, modify_ldt, uselib
            246, 320, 175, 313, 176, 167, 168, 169, 163, 179, 443, 164, 227, 159, 305, 170, 171, 103, 153, 172, 173, 154, 134,
        ],
    };

    public static readonly SystemCalls Arm64 = new()
    {
        AuditArchitecture = 0xC00000B7,
        OldClone = 220,
        Clone3 = 435,
        Ioctl = 29,
        Socket = 198,
        Refused =
        [
            // namespaces and mounts: unshare, setns, mount, umount2, pivot_root, chroot, move_mount, open_tree, fsopen, fsconfig,
            // fsmount, fspick, mount_setattr
            97, 268, 40, 39, 41, 51, 429, 428, 430, 431, 432, 433, 442,
            // other processes: ptrace, process_vm_readv, process_vm_writev, kcmp, pidfd_getfd
            117, 270, 271, 272, 438,
            // keys of the kernel: keyctl, add_key, request_key
            219, 217, 218,
            // its newer interfaces: bpf, perf_event_open, userfaultfd, io_uring_setup, io_uring_enter, io_uring_register,
            // fanotify_init, open_by_handle_at, lookup_dcookie
            280, 241, 282, 425, 426, 427, 262, 265, 18,
            // the machine: kexec_load, kexec_file_load, init_module, finit_module, delete_module, swapon, swapoff, reboot, acct,
            // quotactl, quotactl_fd, settimeofday, clock_settime, adjtimex, clock_adjtime, sethostname, setdomainname, syslog, vhangup
            104, 294, 105, 273, 106, 224, 225, 142, 89, 60, 443, 170, 112, 171, 266, 161, 162, 116, 58,
        ],
    };

    public required uint AuditArchitecture { get; init; }

    /// <summary>Whether a second set of numbers leads to the same calls.</summary>
    public bool HasX32 { get; init; }

    public required uint OldClone { get; init; }

    public required uint Clone3 { get; init; }

    public required uint Ioctl { get; init; }

    public required uint Socket { get; init; }

    /// <summary>Refused whatever their arguments are.</summary>
    public required ImmutableArray<uint> Refused { get; init; }
}
