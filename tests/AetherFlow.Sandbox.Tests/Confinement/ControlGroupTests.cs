using AetherFlow.Testing;

namespace AetherFlow.Sandbox.Tests.Confinement;

/// <summary>Both versions of control groups, on folders that stand for their trees.</summary>
public sealed class ControlGroupTests : IDisposable
{
    private static readonly SandboxSettings Settings = new() { MemoryBytes = 1000, Processors = 1.5, Processes = 7 };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Find_FirstVersion_IsTheProcessOwnGroupOfEachController()
    {
        Directory.CreateDirectory(_folder["memory/mine"]);
        Directory.CreateDirectory(_folder["cpu,cpuacct"]);
        var mounts = $"cgroup {_folder["memory"]} cgroup rw,relatime,memory 0 0\ncgroup {_folder["cpu,cpuacct"]} cgroup rw,cpu,cpuacct 0 0\n";

        var found = ControlGroupTree.Find(mounts, "4:memory:/mine\n3:cpu,cpuacct:/of/the/machine\n0::/\n");

        Assert.Equal(
            [new ControllerFolder("memory", _folder["memory/mine"], 1) { IsBelowOwn = true }, new ControllerFolder("cpu", _folder["cpu,cpuacct"], 1)], found);
    }

    [Fact]
    public void Find_OwnGroupLiesAboveWhatIsMounted_IsTheMountAndNotTheFolderAboveIt()
    {
        Directory.CreateDirectory(_folder["pids"]);

        var found = ControlGroupTree.Find($"cgroup {_folder["pids"]} cgroup rw,pids 0 0\n", "8:pids:/..\n");

        Assert.Equal([new ControllerFolder("pids", _folder["pids"], 1)], found);
    }

    [Fact]
    public void Find_SecondVersion_IsTheNearestFolderThatHandsControllersOn()
    {
        _folder.Write("user/cgroup.subtree_control", "memory pids\n");
        _folder.Write("user/cgroup.procs", "");
        _folder.Write("user/app/session/cgroup.subtree_control", "\n");
        _folder.Write("cgroup.subtree_control", "cpu memory pids\n");

        var found = ControlGroupTree.Find($"cgroup2 {_folder.Path} cgroup2 rw 0 0\n", "0::/user/app/session\n");

        Assert.Equal([new ControllerFolder("memory", _folder["user"], 2), new ControllerFolder("pids", _folder["user"], 2)], found);
    }

    [Fact]
    public void Find_NothingHandedOn_IsNothing()
    {
        _folder.Write("user/cgroup.procs", "");

        Assert.Empty(ControlGroupTree.Find($"cgroup2 {_folder.Path} cgroup2 rw 0 0\n", "0::/user\n"));
        Assert.Empty(ControlGroupTree.Find("", ""));
    }

    [Theory]
    [InlineData("memory", 1, "memory.limit_in_bytes=1000 memory.memsw.limit_in_bytes=1000")]
    [InlineData("memory", 2, "memory.max=1000 memory.swap.max=0")]
    [InlineData("cpu", 1, "cpu.cfs_period_us=100000 cpu.cfs_quota_us=150000")]
    [InlineData("cpu", 2, "cpu.max=150000 100000")]
    [InlineData("pids", 1, "pids.max=7")]
    [InlineData("pids", 2, "pids.max=7")]
    public void Values_OfAController_AreThoseOfItsVersion(string controller, int version, string expected) =>
        Assert.Equal(expected, string.Join(' ', ControlGroup.Values(new ControllerFolder(controller, "", version), Settings).Select(v => $"{v.File}={v.Value}")));

    [Fact]
    public void ControlGroup_SecondVersion_HoldsProcessesInOneFolderAndReadsItsEvents()
    {
        var groups = new ControlGroups([new ControllerFolder("memory", _folder.Path, 2), new ControllerFolder("pids", _folder.Path, 2)], new Owner(1, 2));
        using var group = groups.Create(Settings)!;
        var made = Assert.Single(Directory.GetDirectories(_folder.Path));

        group.Join(4711);

        Assert.StartsWith("aetherflow-1-2-", Path.GetFileName(made));
        Assert.Equal("4711", File.ReadAllText(Path.Combine(made, "cgroup.procs")));
        Assert.Equal("1000", File.ReadAllText(Path.Combine(made, "memory.max")));
        Assert.False(group.MemoryWasUsedUp);
        File.WriteAllText(Path.Combine(made, "memory.events"), "low 0\noom 3\noom_kill 1\n");
        File.WriteAllText(Path.Combine(made, "pids.events"), "max 0\n");
        Assert.True(group.MemoryWasUsedUp);
        Assert.False(group.ProcessesWereUsedUp);
    }

    [Fact]
    public void RemoveRemains_GroupsOfSeveralOwners_OnlyThoseOfDeadOnesGo()
    {
        // No process has this number: the kernel counts to 4,194,304 (man 5 proc_sys_kernel, pid_max).
        foreach (var name in new[] { "aetherflow-4194305-9-1", $"aetherflow-{Owner.Self}-1", "aetherflow-other", "4194305-9-1" }) Directory.CreateDirectory(_folder[name]);

        new ControlGroups([new ControllerFolder("pids", _folder.Path, 1)], Owner.Self).RemoveRemains();

        Assert.Equal(["4194305-9-1", $"aetherflow-{Owner.Self}-1", "aetherflow-other"], Directory.GetDirectories(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }
}
