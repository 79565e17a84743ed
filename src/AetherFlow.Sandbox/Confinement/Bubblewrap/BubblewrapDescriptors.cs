using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using AetherFlow.Sandbox.Posix;
using Microsoft.Win32.SafeHandles;

namespace AetherFlow.Sandbox;

/// <summary>The pipes between us and one <c>bwrap</c>, besides its three streams.</summary>
internal sealed class BubblewrapDescriptors : IDisposable
{
    private static readonly byte[]? Filter = SeccompFilter.Build(RuntimeInformation.ProcessArchitecture);

    private readonly List<InheritedPipe> _contents = [];
    private readonly List<SafeFileHandle> _copied = [];

    public BubblewrapDescriptors(BubblewrapView view, bool reports)
    {
        Files =
        [
            .. view.System.Copied.Where(File.Exists).Select(path => (path, Copy(path))),
            Holding("/etc/passwd", $"root:x:0:0:root:/:/usr/sbin/nologin\nsandbox:x:{BubblewrapArguments.User}:{BubblewrapArguments.User}:sandbox:{view.Home}:/bin/sh\n"),
            Holding("/etc/group", $"root:x:0:\nsandbox:x:{BubblewrapArguments.User}:\n"),
            Holding("/etc/hosts", "127.0.0.1 localhost sandbox\n::1 localhost\n"),
        ];
        if (Filter is not null) SeccompProgram = Keep(InheritedPipe.Holding(Filter)).Descriptor;
        if (reports) Report = InheritedPipe.FromChild();
    }

    /// <summary>What <c>bwrap</c> tells: JSON, one value a line.</summary>
    public InheritedPipe Status { get; } = InheritedPipe.FromChild();

    /// <summary>Everything is made, and nothing of the program has run, until a byte stands here.</summary>
    public InheritedPipe Block { get; } = InheritedPipe.ToChild();

    public InheritedPipe? Report { get; }

    public int? SeccompProgram { get; }

    /// <summary>The file that is made when everything else is.</summary>
    public (string Path, InheritedSocket Content) Last { get; } = ("/etc/nsswitch.conf", new InheritedSocket("passwd: files\ngroup: files\nhosts: files dns\n"u8));

    /// <summary>Paths of files inside, with the descriptor of their content: nothing is told of the machine's own users.</summary>
    public ImmutableArray<(string Path, int Descriptor)> Files { get; }

    public ImmutableArray<int> All =>
        [.. Files.Select(file => file.Descriptor), .. SeccompProgram is { } program ? new[] { program } : [], Last.Content.Descriptor, Status.Descriptor, Block.Descriptor, .. Report is null ? [] : new[] { Report.Descriptor }];

    /// <summary>Closes the child's ends here, and the contents, once the child has them.</summary>
    public void HandOver()
    {
        foreach (var content in _contents) content.Dispose();
        foreach (var file in _copied) file.Dispose();
        Last.Content.HandOver();
        Status.HandOver();
        Block.HandOver();
        Report?.HandOver();
    }

    public void Dispose()
    {
        HandOver();
        Last.Content.Dispose();
        Status.Dispose();
        Block.Dispose();
        Report?.Dispose();
    }

    private (string, int) Holding(string path, string content) => (path, Keep(InheritedPipe.Holding(Encoding.UTF8.GetBytes(content))).Descriptor);

    /// <summary>The child reads the file itself.</summary>
    private int Copy(string path)
    {
        var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        _copied.Add(file);
        return (int)file.DangerousGetHandle();
    }

    private InheritedPipe Keep(InheritedPipe pipe)
    {
        _contents.Add(pipe);
        return pipe;
    }
}
