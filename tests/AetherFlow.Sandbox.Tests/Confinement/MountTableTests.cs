namespace AetherFlow.Sandbox.Tests.Confinement;

public sealed class MountTableTests
{
    private const string Text = """
        21 1 254:0 / / rw,relatime - ext4 /dev/vda rw
        30 21 0:44 / /tmp rw,nosuid - tmpfs tmpfs rw
        31 30 254:0 /srv/a\040b /tmp/w\040s rw shared:1 - ext4 /dev/vda rw
        32 31 254:0 /srv/a\040b/.git /tmp/w\040s/.git ro - ext4 /dev/vda rw
        33 31 254:9 /other /tmp/w\040s/.git ro - ext4 /dev/vdb rw
        """;

    private readonly MountTable _table = MountTable.Parse(Text);

    [Theory]
    [InlineData("/", "254:0 /")]
    [InlineData("/etc/hosts", "254:0 /etc/hosts")]
    [InlineData("/tmp", "0:44 /")]
    [InlineData("/tmp/x", "0:44 /x")]
    [InlineData("/tmp/w s/src", "254:0 /srv/a b/src")]
    [InlineData("/tmp/w s/.git/config", "254:9 /other/config")]
    [InlineData("/tmpx", "254:0 /tmpx")]
    public void Holding_Path_IsItsPlaceOnTheDeviceSeenLast(string path, string expected) => Assert.Equal(expected, _table.Holding(path));

    [Fact]
    public void At_Point_IsWhatIsMountedThere()
    {
        Assert.Equal("254:0 /srv/a b", _table.At("/tmp/w s"));
        Assert.Null(_table.At("/tmp/x"));
        Assert.True(_table.IsReadOnly("/tmp/w s/.git"));
        Assert.False(_table.IsReadOnly("/"));
        Assert.Null(MountTable.Parse("").Holding("/x"));
    }
}
