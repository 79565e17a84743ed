using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using AetherFlow.Sandbox.Posix;

namespace AetherFlow.Sandbox;

/// <summary>The pipes between us and one <c>bwrap</c>, besides its three streams.</summary>
internal sealed class BubblewrapDescriptors : IDisposable
{
    private static readonly byte[]? Filter = SeccompFilter.Build(RuntimeInformation.ProcessArchitecture);

    private readonly List<InheritedPipe> _contents = [];

    public BubblewrapDescriptors(string home, bool reports)
    {
        Files =
        [
            Holding("/etc/passwd", $"root:x:0:0:root:/:/usr/sbin/nologin\nsandbox:x:{BubblewrapArguments.User}:{BubblewrapArguments.User}:sandbox:{home}:/bin/sh\n"),
            Holding("/etc/group", $"root:x:0:\nsandbox:x:{BubblewrapArguments.User}:\n"),
            Holding("/etc/hosts", "127.0.0.1 localhost sandbox\n::1 localhost\n"),
            Holding("/etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n"),
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

    /// <summary>Paths of files inside, with the descriptor of their content: nothing is told of the machine's own users.</summary>
    public ImmutableArray<(string Path, int Descriptor)> Files { get; }

    public ImmutableArray<int> All =>
        [.. _contents.Select(pipe => pipe.Descriptor), Status.Descriptor, Block.Descriptor, .. Report is null ? [] : new[] { Report.Descriptor }];

    /// <summary>Closes the child's ends here, and the contents, once the child has them.</summary>
    public void HandOver()
    {
        foreach (var content in _contents) content.Dispose();
        Status.HandOver();
        Block.HandOver();
        Report?.HandOver();
    }

    public void Dispose()
    {
        HandOver();
        Status.Dispose();
        Block.Dispose();
        Report?.Dispose();
    }

    private (string, int) Holding(string path, string content) => (path, Keep(InheritedPipe.Holding(Encoding.UTF8.GetBytes(content))).Descriptor);

    private InheritedPipe Keep(InheritedPipe pipe)
    {
        _contents.Add(pipe);
        return pipe;
    }
}
