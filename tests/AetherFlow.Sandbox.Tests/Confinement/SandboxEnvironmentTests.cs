using System.Collections.Immutable;

namespace AetherFlow.Sandbox.Tests.Confinement;

public sealed class SandboxEnvironmentTests
{
    [Theory]
    [InlineData("OPENAI_API_KEY", true)]
    [InlineData("github_token", true)]
    [InlineData("DB_PASSWORD", true)]
    [InlineData("ConnectionStrings__Default", true)]
    [InlineData("LD_PRELOAD", true)]
    [InlineData("BASH_ENV", true)]
    [InlineData("NODE_OPTIONS", true)]
    [InlineData("GIT_SSH_COMMAND", true)]
    [InlineData("DOTNET_STARTUP_HOOKS", true)]
    [InlineData("SSH_AUTH_SOCK", true)]
    [InlineData("LANG", false)]
    [InlineData("NODE_ENV", false)]
    [InlineData("CONFIGURATION", false)]
    [InlineData("DOTNET_ENVIRONMENT", false)]
    public void IsForbidden_Name_IsJudgedByItsParts(string name, bool forbidden) => Assert.Equal(forbidden, SandboxEnvironment.IsForbidden(name));

    [Fact]
    public void Build_UserEnvironment_TakesOnlyWhatIsAllowed()
    {
        var place = Place(("LANG", "de_DE.UTF-8"), ("NODE_ENV", "test"), ("OTHER", "x"), ("PATH", "/evil"), ("HOME", "/home/me"), ("MY_KEY", "x"));

        var built = SandboxEnvironment.Build(new SandboxSettings { EnvironmentNames = ["NODE_ENV", "MY_KEY", "HOME"] }, place, "/usr/bin", "/there");

        Assert.Equal("de_DE.UTF-8", built["LANG"]);
        Assert.Equal("test", built["NODE_ENV"]);
        Assert.Equal("/usr/bin", built["PATH"]);
        Assert.Equal("/there", built["HOME"]);
        Assert.DoesNotContain("OTHER", built.Keys);
        Assert.DoesNotContain("MY_KEY", built.Keys);
        Assert.All(built.Values, value => Assert.DoesNotContain("/home/me", value));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Build_Network_DecidesWhetherToolsAreToldToStayOffline(bool network)
    {
        var built = SandboxEnvironment.Build(new SandboxSettings { Network = network }, Place(), "/usr/bin", "/there");

        Assert.Equal(!network, built.ContainsKey("npm_config_offline"));
        Assert.Equal(!network, built.ContainsKey("GOPROXY"));
    }

    [Fact]
    public void Toolchains_PathOfTheUser_KeepsOnlyFoldersThatAreSeenInside()
    {
        var found = Toolchains.Find(Place(("PATH", "relative:/home/me/.local/bin:/home/me/work/bin:/usr/games:/extra/bin:/bin"), ("HOME", "/nowhere")) with { ReadOnlyFolders = ["/extra"] });

        Assert.Equal("/usr/games:/extra/bin:/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin", found.Path);
        Assert.Equal(["/extra"], found.Folders);
    }

    private static SandboxPlace Place(params (string Name, string Value)[] variables) => new()
    {
        Workspace = "/work",
        Environment = variables.ToImmutableDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal),
    };
}
