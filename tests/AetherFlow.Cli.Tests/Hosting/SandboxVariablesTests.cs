using AetherFlow.Hosting;
using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Cli.Tests.Hosting;

/// <summary>Variables that set the sandbox, good and bad.</summary>
public sealed class SandboxVariablesTests
{
    private static readonly string[] Names =
        ["EXECUTE_MODE", "SANDBOX_TIMEOUT", "SANDBOX_MEMORY", "SANDBOX_CPUS", "SANDBOX_TMP", "SANDBOX_PIDS", "SANDBOX_FILE_SIZE", "SANDBOX_OUTPUT", "SANDBOX_IMAGE"];

    [Theory]
    [InlineData(null, "bubblewrap")]
    [InlineData("", "bubblewrap")]
    [InlineData("  ", "bubblewrap")]
    [InlineData("sandbox", "bubblewrap")]
    [InlineData("bubblewrap", "bubblewrap")]
    [InlineData("podman", "podman")]
    [InlineData(" Docker ", "docker")]
    [InlineData("HOST", "none")]
    [InlineData("direct", "none")]
    [InlineData("none", "none")]
    public void Mode_ThatIsKnown_SetsTheKind(string? mode, string kind)
    {
        var host = Host(("EXECUTE_MODE", mode));

        Assert.Equal(kind, new SandboxVariables(host).Read(new SandboxRequest()).Inputs?.Kind);
    }

    [Theory]
    [InlineData("EXECUTE_MODE", "jail")]
    [InlineData("EXECUTE_MODE", "sandbox,host")]
    [InlineData("SANDBOX_TIMEOUT", "0")]
    [InlineData("SANDBOX_TIMEOUT", "-1")]
    [InlineData("SANDBOX_TIMEOUT", "2m")]
    [InlineData("SANDBOX_TIMEOUT", "86401")]
    [InlineData("SANDBOX_TIMEOUT", "1,5")]
    [InlineData("SANDBOX_MEMORY", "0")]
    [InlineData("SANDBOX_MEMORY", "m")]
    [InlineData("SANDBOX_MEMORY", "1.5g")]
    [InlineData("SANDBOX_MEMORY", "-1m")]
    [InlineData("SANDBOX_MEMORY", "1024mb")]
    [InlineData("SANDBOX_MEMORY", "9999999999g")]
    [InlineData("SANDBOX_CPUS", "0")]
    [InlineData("SANDBOX_CPUS", "NaN")]
    [InlineData("SANDBOX_CPUS", "1e9")]
    [InlineData("SANDBOX_PIDS", "many")]
    [InlineData("SANDBOX_OUTPUT", "big")]
    public void Value_ThatIsNone_IsNamedWithWhatIsTaken(string name, string value)
    {
        var (inputs, problems) = new SandboxVariables(Host((name, value))).Read(new SandboxRequest());

        Assert.Null(inputs);
        var problem = Assert.Single(problems);
        Assert.Equal("config.variable", problem.Code);
        Assert.Equal($"{name} is '{value}'.", problem.Message);
        Assert.StartsWith("It takes ", problem.Hint);
    }

    [Fact]
    public void Values_ThatAreRight_AreRead()
    {
        var inputs = new SandboxVariables(Host(
            ("SANDBOX_TIMEOUT", " 30 "), ("SANDBOX_MEMORY", "2G"), ("SANDBOX_CPUS", "1.5"), ("SANDBOX_TMP", "10m"), ("SANDBOX_PIDS", "64"),
            ("SANDBOX_FILE_SIZE", "4096"), ("SANDBOX_OUTPUT", "16k"), ("SANDBOX_IMAGE", " golang:1.23 "))).Read(new SandboxRequest()).Inputs!;

        Assert.Equal(30, inputs.TimeoutSeconds);
        Assert.Equal(2L << 30, inputs.MemoryBytes);
        Assert.Equal(1.5, inputs.Processors);
        Assert.Equal(10L << 20, inputs.TemporaryBytes);
        Assert.Equal(64, inputs.Processes);
        Assert.Equal(4096, inputs.FileBytes);
        Assert.Equal(16 << 10, inputs.OutputBytes);
        Assert.Equal("golang:1.23", inputs.Image);
    }

    [Fact]
    public void Options_OverVariables_Win()
    {
        var inputs = new SandboxVariables(Host(("EXECUTE_MODE", "jail"), ("SANDBOX_TIMEOUT", "no"))).Read(new SandboxRequest { Kind = "podman", TimeoutSeconds = 7 }).Inputs!;

        Assert.Equal("podman", inputs.Kind);
        Assert.Equal(7, inputs.TimeoutSeconds);
    }

    [Fact]
    public void AnyValues_EndInInputsOrProblems() => Prop.ForAll(
        Gen.Zip(Gen.Elements(Names), ArbMap.Default.ArbFor<string?>().Generator.Or(Gen.Elements<string?>(" ", "\t", "k", " m", "1 m", "٣m", "1m ", "0x10"))).ArrayOf().ToArbitrary(),
        values =>
        {
            var (inputs, problems) = new SandboxVariables(Host([.. values.DistinctBy(value => value.Item1)])).Read(new SandboxRequest());
            Assert.Equal(inputs is null, problems.Count > 0);
            Assert.All(problems, problem => Assert.Equal("config.variable", problem.Code));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(null, null, "/here")]
    [InlineData(null, "", "/here")]
    [InlineData(null, "sub", "/here/sub")]
    [InlineData(null, "/else where/été #1", "/else where/été #1")]
    [InlineData(null, "../other/", "/other/")]
    [InlineData("named", "/ignored", "/here/named")]
    public void Workspace_OfAVariable_IsBelowTheCurrentFolder(string? named, string? variable, string expected) =>
        Assert.Equal(Path.GetFullPath(expected), Host(("WORKSPACE_DIR", variable)).WorkspaceOf(named));

    private static HostEnvironment Host(params (string Name, string? Value)[] variables) => new()
    {
        Variables = variables.Where(v => v.Value is not null).ToDictionary(v => v.Name, v => v.Value!, StringComparer.Ordinal),
        CurrentDirectory = Path.GetFullPath("/here"),
        UserHome = Path.GetFullPath("/home/somebody"),
        Time = FixedTime.Start,
        Chance = new Random(1),
    };
}
