using System.Net;
using System.Net.Sockets;
using AetherFlow.Sandbox.Tests.Running;

namespace AetherFlow.Sandbox.Tests.Confinement;

/// <summary>What a hostile command tries, in real bubblewrap; <see cref="AnotherUserTests"/> runs all of it as a user that is not root, too.</summary>
public sealed class EscapeTests
{
    private const string Secret = "f7c1-not-to-be-seen";

    [Theory(Timeout = SandboxedPlace.Limit)]
    [InlineData("/etc/new")]
    [InlineData("/etc/passwd")]
    [InlineData("/usr/new")]
    [InlineData("/usr/bin/env")]
    [InlineData("/new")]
    [InlineData("/var/new")]
    [InlineData("/home/new")]
    [InlineData("/dev/new")]
    [InlineData("/root/new")]
    public async Task Command_WritesOutside_IsRefused(string path)
    {
        using var place = await SandboxedPlace.OpenAsync();

        var result = await place.BashAsync($"echo x >> {path}");

        Assert.NotEqual(0, result.ExitCode);
        Assert.True(path.EndsWith("env", StringComparison.Ordinal) || path.EndsWith("passwd", StringComparison.Ordinal) || !File.Exists(path));
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Command_WritesBesideTheWorkspaceOrThroughALink_ChangesNothingOutside()
    {
        using var place = await SandboxedPlace.OpenAsync();
        var victim = Path.Combine(place.Root, "victim");
        File.WriteAllText(victim, Secret);

        var result = await place.BashAsync($"cat {victim}; ln -s {victim} link; cat link; echo changed > {victim}; echo changed > link; ln {victim} hard; true");

        Assert.DoesNotContain(Secret, result.StandardOutput.Text);
        Assert.Equal(Secret, File.ReadAllText(victim));
    }

    [Theory(Timeout = SandboxedPlace.Limit)]
    [InlineData("mount -o remount,rw,bind /usr")]
    [InlineData("mount -o remount,rw /")]
    [InlineData("mount -t tmpfs none /tmp")]
    [InlineData("mount --bind /tmp /usr")]
    [InlineData("umount /usr")]
    [InlineData("umount -l \"$PWD/.git\"")]
    [InlineData("unshare -U true")]
    [InlineData("unshare -r true")]
    [InlineData("unshare -m true")]
    [InlineData("nsenter -t 1 -m true")]
    [InlineData("chroot / true")]
    [InlineData("mknod /tmp/disk b 8 0")]
    [InlineData("hostname other")]
    [InlineData("kill -0 1 && kill -9 1 && sleep 0.2 && kill -0 1 && false")]
    [InlineData("chown 0:0 file")]
    [InlineData("chmod u+s file && test -u file && cp /usr/bin/id file && chmod 4755 file && [ $(./file -u) = 0 ]")]
    [InlineData("renice -n -5 $$")]
    [InlineData("date -s 2001-01-01")]
    [InlineData("cat /etc/shadow")]
    [InlineData("cat /proc/kcore | head -c 1 | grep -q .")]
    [InlineData("cat /proc/kmsg")]
    [InlineData("cat /proc/keys /proc/timer_list | grep -q .")]
    [InlineData("test -s /proc/kallsyms && grep -qv '^0000000000000000 ' /proc/kallsyms")]
    [InlineData("echo 1 > /proc/self/oom_score_adj")]
    [InlineData("cd /proc/1/cwd && ls ../root/. /run/.")]
    [InlineData("ls /root/. | grep -q .")]
    [InlineData("ls /run/. /sys/. /boot/.")]
    [InlineData("test -e /dev/sda -o -e /dev/vda -o -e /dev/kvm -o -e /dev/fuse -o -e /dev/net/tun -o -e /dev/mem")]
    [InlineData("ls /sys/fs/cgroup/.")]
    [InlineData("echo b > /proc/sysrq-trigger")]
    [InlineData("v=$(cat /proc/sys/vm/swappiness) && echo $v > /proc/sys/vm/swappiness")]
    [InlineData("v=$(cat /proc/sys/kernel/core_pattern) && echo \"$v\" > /proc/sys/kernel/core_pattern")]
    [InlineData("echo 0 > /proc/self/loginuid && false")]
    [InlineData("prlimit --fsize=unlimited true")]
    [InlineData("ls -d /proc/1/root/work /proc/1/root/mnt /proc/1/root/srv")]
    [InlineData("cat /proc/1/root/etc/shadow")]
    [InlineData("[ $(ls -d /proc/[0-9]* | wc -l) -gt 8 ]")]
    [InlineData("dmesg")]
    public async Task Command_TriesToGetOut_Fails(string text)
    {
        using var place = await SandboxedPlace.OpenAsync();
        place.Write(".git/config", "");
        place.Write("file", "");

        var result = await place.BashAsync(text);

        Assert.True(result.Outcome == CommandOutcome.Exited && result.ExitCode != 0, result.FormatForModel());
    }

    [Theory(Timeout = SandboxedPlace.Limit)]
    [InlineData("ptrace", 101, "0, 0, 0, 0")]
    [InlineData("keyctl", 250, "0, -3, 0")]
    [InlineData("add_key", 248, "$t, $t, $t, 1, -3")]
    [InlineData("bpf", 321, "0, 0, 0")]
    [InlineData("perf_event_open", 298, "0, 0, 0, 0, 0")]
    [InlineData("io_uring_setup", 425, "1, 0")]
    [InlineData("userfaultfd", 323, "0")]
    [InlineData("unshare", 272, "0x10000000")]
    [InlineData("clone with a new user namespace", 56, "0x10000011, 0, 0, 0, 0")]
    [InlineData("mount that makes a read-only one writable", 165, "0, $usr, 0, 0x1020, 0")]
    [InlineData("mount of a new file system", 165, "$t, $tmp, $tmpfs, 0, 0")]
    [InlineData("umount2", 166, "$usr, 2")]
    [InlineData("pivot_root", 155, "$tmp, $tmp")]
    [InlineData("move_mount", 429, "-100, $tmp, -100, $tmp, 0")]
    [InlineData("mount_setattr", 442, "-100, $usr, 0, $t, 32")]
    [InlineData("setns", 308, "0, 0")]
    [InlineData("chroot", 161, "$tmp")]
    [InlineData("mknod of a disk", 133, "$tmpfs, 0x6180, 0x800")]
    [InlineData("open_by_handle_at", 304, "-100, $t, 0")]
    [InlineData("init_module", 175, "$t, 1, $t")]
    [InlineData("process_vm_writev of a parent", 311, "1, 0, 0, 0, 0, 0")]
    [InlineData("fsopen", 430, "$t, 0")]
    [InlineData("open_tree", 428, "-100, $t, 1")]
    [InlineData("socket of AF_ALG", 41, "38, 5, 0")]
    [InlineData("socket of AF_VSOCK", 41, "40, 1, 0")]
    [InlineData("ioctl TIOCSTI", 16, "0, 0x5412, 0")]
    public async Task SystemCall_WithoutUseForCommands_IsNotPermitted(string name, int number, string arguments)
    {
        Assert.SkipUnless(System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.X64, "the numbers are those of x86-64");
        Assert.SkipWhen(ProgramFinder.Find("perl", Script.SystemPath) is null, "needs perl to make system calls");
        using var place = await SandboxedPlace.OpenAsync();

        var result = await place.RunAsync("perl", "-e", $"my ($t, $usr, $tmp, $tmpfs) = ('user', '/usr', '/tmp', 'tmpfs'); my $r = syscall({number}, {arguments}); print $r, ' ', $!+0");

        Assert.Equal("-1 1", result.StandardOutput.Text);
        Assert.NotEmpty(name);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Command_LooksForTheNetwork_FindsNone()
    {
        using var place = await SandboxedPlace.OpenAsync();
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var port = ((IPEndPoint)server.LocalEndpoint).Port;

        var devices = await place.BashAsync("tail -n +3 /proc/net/dev | cut -d: -f1 | tr -d ' '");
        var local = await place.BashAsync($"echo hello > /dev/tcp/127.0.0.1/{port}");
        var far = await place.BashAsync("echo hello > /dev/tcp/192.0.2.1/80");

        Assert.Equal("lo\n", devices.StandardOutput.Text);
        Assert.NotEqual(0, local.ExitCode);
        Assert.NotEqual(0, far.ExitCode);
        Assert.False(server.Pending());
        Assert.Equal("sandbox.network", Assert.Single(far.Denials).Code);
        Assert.Contains("--allow-network", far.FormatForModel());
    }

    [Theory(Timeout = SandboxedPlace.Limit)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Command_ConnectsToASocketOfTheMachine_Fails(bool isAbstract)
    {
        Assert.SkipWhen(ProgramFinder.Find("perl", Script.SystemPath) is null, "needs perl to open local sockets");
        using var place = await SandboxedPlace.OpenAsync();
        var path = isAbstract ? "\0aetherflow-test-" + Guid.NewGuid().ToString("N") : Path.Combine(place.Root, "socket");
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        server.Bind(new UnixDomainSocketEndPoint(path));
        server.Listen();
        var asked = $"use Socket; socket(S, AF_UNIX, SOCK_STREAM, 0) or die 'socket'; connect(S, pack('S a*', 1, \"{path.Replace("\0", "\\0")}\")) or die 'connect'";

        var result = await place.RunAsync("perl", "-e", asked);

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("connect", result.StandardError.Text);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Command_LooksForSecretsOfTheEnvironment_FindsNone()
    {
        using var place = await SandboxedPlace.OpenAsync();
        var environment = SandboxedPlace.UserEnvironment
            .SetItem("OPENAI_API_KEY", Secret).SetItem("MY_TOKEN", Secret).SetItem("LD_PRELOAD", Secret).SetItem("PLAIN", Secret).SetItem("WANTED", "yes");
        var settings = new SandboxSettings { EnvironmentNames = ["WANTED", "OPENAI_API_KEY", "MY_TOKEN", "LD_PRELOAD"] };

        var result = await place.Runner(settings, p => p with { Environment = environment }).RunAsync(
            new CommandCall { BashText = "env; cat /proc/*/environ /proc/*/cmdline | tr '\\0' '\\n'" }, CancellationToken.None);

        Assert.Contains("WANTED=yes", result.StandardOutput.Text);
        Assert.DoesNotContain(Secret, result.StandardOutput.Text);
    }

    [Theory(Timeout = SandboxedPlace.Limit)]
    [InlineData("echo x > .git/hooks/pre-commit")]
    [InlineData("echo x >> .git/config")]
    [InlineData("mv .git other")]
    [InlineData("rm -rf .git")]
    [InlineData("echo x > .env")]
    [InlineData("rm .env")]
    [InlineData("mv other .env")]
    [InlineData("echo x > deep/er/.vscode/tasks.json")]
    [InlineData("rm -rf deep")]
    public async Task Command_WritesProtectedNames_IsRefused(string text)
    {
        using var place = await SandboxedPlace.OpenAsync();
        place.Write(".git/config", "kept");
        place.Write(".git/hooks/sample", "kept");
        place.Write(".env", "kept");
        place.Write("other", "");
        place.Write("deep/er/.vscode/tasks.json", "kept");

        var result = await place.BashAsync(text);

        Assert.NotEqual(0, result.ExitCode);
        Assert.All(new[] { ".git/config", ".git/hooks/sample", ".env", "deep/er/.vscode/tasks.json" }, name => Assert.Equal("kept", place.Read(name)));
        Assert.False(File.Exists(Path.Combine(place.Workspace, ".git/hooks/pre-commit")));
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Command_WritesProtectedName_IsToldWhy()
    {
        using var place = await SandboxedPlace.OpenAsync();
        place.Write(".git/config", "");

        var result = await place.BashAsync("echo x > .git/config");

        var denial = Assert.Single(result.Denials);
        Assert.Equal("sandbox.read_only", denial.Code);
        Assert.Contains(".git/config: Read-only file system", denial.Message);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Workspace_ProtectedNameIsALink_IsNotFollowed()
    {
        using var place = await SandboxedPlace.OpenAsync();
        File.WriteAllText(Path.Combine(place.Root, "secret"), Secret);
        Directory.CreateSymbolicLink(Path.Combine(place.Workspace, ".vscode"), place.Root);

        var result = await place.BashAsync("cat .vscode/secret");

        Assert.NotEqual(0, result.ExitCode);
        Assert.DoesNotContain(Secret, result.StandardOutput.Text);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Workspace_ProtectedNameBecomesALinkMeanwhile_NothingOutsideIsSeen()
    {
        using var place = await SandboxedPlace.OpenAsync();
        var outside = Directory.CreateDirectory(Path.Combine(place.Root, "outside")).FullName;
        File.WriteAllText(Path.Combine(outside, "secret"), Secret);
        using var stop = new CancellationTokenSource();
        var flipping = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested) Flip(Path.Combine(place.Workspace, ".vscode"), outside);
        });

        var results = new List<CommandResult>();
        for (var i = 0; i < 40; i++) results.Add(await place.BashAsync("cat .vscode/secret"));
        await stop.CancelAsync();
        await flipping;

        Assert.All(results, result => Assert.DoesNotContain(Secret, result.FormatForModel()));
        Assert.All(results.Where(r => r.Outcome == CommandOutcome.NotStarted), r => Assert.Contains(Assert.Single(r.Denials).Code, new[] { "sandbox.place_changed", "sandbox.failed" }));
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Command_LooksForWhatItMayWrite_FindsOnlyWhatIsItsOwn()
    {
        using var place = await SandboxedPlace.OpenAsync();
        string[] own = ["/tmp", "/home/sandbox", "/dev/shm", place.Workspace];

        var result = await place.BashAsync("find / -path '/proc/[0-9]*' -prune -o -path /proc/self -prune -o -path /proc/thread-self -prune -o -writable -not -type l -printf '%D %p\\n' 2>/dev/null");

        // Devices that hold nothing, what /dev/null was laid over, and, in its own /tmp, what stands above the workspace and above tools.
        var all = result.StandardOutput.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', 2)).ToList();
        var found = all.ConvertAll(line => line[1]);
        var memory = all.Single(line => line[1] == "/tmp")[0];
        var harmless = new[] { "null", "zero", "full", "random", "urandom", "tty", "pts", "ptmx", "pts/ptmx" }.Select(name => "/dev/" + name)
            .Concat(new[] { "kallsyms", "keys", "timer_list" }.Select(name => "/proc/" + name));
        Assert.Empty(all.Where(line => line[0] != memory).Select(line => line[1]).Except(own).Except(harmless));
        Assert.Superset(own.ToHashSet(), found.ToHashSet());
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Command_LooksForOpenFiles_FindsItsThreeStreams()
    {
        using var place = await SandboxedPlace.OpenAsync();

        var alone = await place.RunAsync("ls", "/proc/self/fd");
        var inList = await place.Runner().RunAsync(
            new CommandCall { Plain = new PlainCommand { Pipelines = [.. PlainCommand.Of("ls", "/proc/self/fd").Pipelines, .. PlainCommand.Of("true").Pipelines] } }, CancellationToken.None);

        // The last one is the folder that is being listed.
        Assert.Equal("0\n1\n2\n3\n", alone.StandardOutput.Text);
        Assert.Equal("0\n1\n2\n3\n", inList.StandardOutput.Text);
    }

    private static void Flip(string name, string target)
    {
        try
        {
            Directory.CreateDirectory(name);
            Directory.Delete(name);
            File.CreateSymbolicLink(name, target);
            File.Delete(name);
        }
        catch (IOException)
        {
            // bwrap made an empty folder there meanwhile, which the next turn takes away.
        }
    }
}
