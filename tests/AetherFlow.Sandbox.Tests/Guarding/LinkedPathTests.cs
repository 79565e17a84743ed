using AetherFlow.Sandbox.Posix;
using AetherFlow.Testing;

namespace AetherFlow.Sandbox.Tests.Guarding;

public sealed class LinkedPathTests
{
    [Fact]
    public void Resolve_LinksAndWhatIsNotThereYet_LeadWhereTheKernelGoes()
    {
        using var folder = new TemporaryFolder();
        var root = LibC.RealPath(folder.Path)!;
        Directory.CreateDirectory(Path.Combine(root, "a/b"));
        File.CreateSymbolicLink(Path.Combine(root, "in"), "a/b");
        File.CreateSymbolicLink(Path.Combine(root, "out"), "/usr");
        File.CreateSymbolicLink(Path.Combine(root, "dangling"), "../../nowhere/x");
        File.CreateSymbolicLink(Path.Combine(root, "chain"), "in/../../out/lib");

        Assert.Equal($"{root}/a", LinkedPath.Resolve($"{root}/in/.."));
        Assert.Equal($"{root}/a/b/new/file", LinkedPath.Resolve($"{root}//in/./new/file"));
        Assert.Equal($"{root}/a", LinkedPath.Resolve($"{root}/new/../a"));
        Assert.Equal("/usr/share", LinkedPath.Resolve($"{root}/out/share"));
        Assert.StartsWith("/usr/lib", LinkedPath.Resolve($"{root}/chain"));
        Assert.Equal(LinkedPath.Resolve($"{root}/../../nowhere/x"), LinkedPath.Resolve($"{root}/dangling"));
        Assert.Equal("/", LinkedPath.Resolve("/../.."));
    }

    [Fact]
    public void Resolve_LinksInACircle_LeadNowhere()
    {
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(Path.Combine(folder.Path, "a"), "b");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "b"), "a");

        Assert.Null(LinkedPath.Resolve(Path.Combine(folder.Path, "a/x")));
        Assert.Null(LinkedPath.Resolve("/tmp/\0"));
    }
}
