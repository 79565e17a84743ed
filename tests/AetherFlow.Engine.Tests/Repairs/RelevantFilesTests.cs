using AetherFlow.Engine.Repairs;
using AetherFlow.Engine.Verification;
using AetherFlow.Plans;
using AetherFlow.Testing;
using AetherFlow.Workspaces;
using static AetherFlow.Engine.Tests.Repairs.FailedChecks;

namespace AetherFlow.Engine.Tests.Repairs;

/// <summary>Which files a correction sees.</summary>
public sealed class RelevantFilesTests : IDisposable
{
    private readonly TemporaryFolder _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Of_NamedFiles_ErrorsComeBeforeWaysBeforeWarnings()
    {
        Write("warned.py", "way.py", "wrong.py", "also.py");

        var seen = await OfAsync(Of("pytest", places: [Place("warned.py", LocationSeverity.Warning), Place("way.py", LocationSeverity.Note), Place("wrong.py"), Place("way.py"), Place("also.py")]));

        Assert.Equal(["wrong.py", "way.py", "also.py", "warned.py"], seen.Targets);
    }

    [Fact]
    public async Task Of_SeveralChecks_AllAreLookedAt()
    {
        Write("a.py", "b.py");

        var seen = await OfAsync(Of("pytest", places: [Place("a.py", LocationSeverity.Note)]), Of("mypy", places: [Place("b.py")]));

        Assert.Equal(["b.py", "a.py"], seen.Targets);
    }

    [Fact]
    public async Task Of_ManyFiles_EightMayBeChangedAndEightAreRead()
    {
        var named = Enumerable.Range(10, 12).Select(n => $"named{n}.py").ToArray();
        Write([.. named, .. Enumerable.Range(10, 12).Select(n => $"beside{n}.py")]);

        var seen = await OfAsync(Of("pytest", places: [.. named.Select(path => Place(path))]));

        Assert.Equal(named.Take(8), seen.Targets);
        Assert.Equal(8, seen.Neighbours.Count);
        Assert.All(seen.Neighbours, path => Assert.DoesNotContain(path, seen.Targets));
    }

    [Fact]
    public async Task Of_FilesSpokenOf_MayBeChangedAndThoseBesideAreRead()
    {
        _files.Write("src/a.py", "from core import model");
        Write("lib/model.py", "lib/unknown.py", "src/beside.py", "src/readme.md");

        var seen = await OfAsync(Of("pytest", places: [Place("src/a.py")]));

        Assert.Equal(["src/a.py", "lib/model.py"], seen.Targets);
        Assert.Equal(["src/beside.py"], seen.Neighbours);
    }

    /// <summary>A name of more than one word is no word of a text, and was never found.</summary>
    [Theory]
    [InlineData("user.service.ts", "import { User } from './user.service';", true)]
    [InlineData("user.service.ts", "import { User } from './superuser.services';", false)]
    [InlineData("user.service.ts", "user.serviced, then user.service", true)]
    [InlineData("my part.ts", "see 'my part'", true)]
    [InlineData("été.ts", "import './été'", true)]
    [InlineData("c#.ts", "import './c#'", true)]
    [InlineData("kebab-case.ts", "import './kebab-case'", true)]
    [InlineData("kebab.ts", "import './kebab-case'", false)]
    public async Task Of_NameOfSeveralWords_IsSpokenOfAsItStands(string name, string text, bool expected)
    {
        _files.Write("src/main.ts", text);
        Write("app/" + name);

        var seen = await OfAsync(Of("tsc", places: [Place("src/main.ts")]));

        Assert.Equal(expected, seen.Targets.Contains("app/" + name));
    }

    [Fact]
    public async Task Of_NothingNamed_FilesOfTheFolderAreTakenMentionedOnesFirst()
    {
        Write("api/a.py", "api/deep/er/mentioned.py", "api/b.py", "web/c.ts", "d.py");

        var seen = await OfAsync(Of("pytest in api", "E   assert mentioned is None", "api"));

        Assert.Equal(["api/deep/er/mentioned.py", "api/a.py", "api/b.py"], seen.Targets);
    }

    [Fact]
    public async Task Of_NothingNamedInAFolderOfLikeName_KeepsOutOfIt()
    {
        Write("api/a.py", "api2/b.py");

        Assert.Equal(["api/a.py"], (await OfAsync(Of("pytest in api", "", "api"))).Targets);
    }

    [Fact]
    public async Task Of_NamedFilesThatCannotBeShown_FallsBackToTheFolder()
    {
        File.WriteAllBytes(_files["logo.png"], [0x89, 0x50, 0, 0, 0xff]);
        Write("a.py");

        var seen = await OfAsync(Of("pytest", places: [Place("logo.png"), Place("gone.py"), Place("../outside.py"), Place("/etc/passwd")]));

        Assert.Equal(["a.py"], seen.Targets);
        Assert.Empty(seen.Neighbours);
    }

    [Fact]
    public async Task Of_ProtectedFiles_AreNeverAmongThem()
    {
        Write(".env", ".git/config", "a.py", "node_modules/b/c.py");

        var seen = await OfAsync(Of("pytest", places: [Place(".env"), Place(".git/config"), Place("a.py")]));
        var withoutNames = await OfAsync(Of("pytest"));

        Assert.Equal(["a.py"], seen.Targets);
        Assert.Equal(["a.py"], withoutNames.Targets);
        Assert.Empty(withoutNames.Neighbours);
    }

    [Fact]
    public async Task Of_LinkOutOfTheWorkspace_IsLeftOut()
    {
        using var outside = new TemporaryFolder();
        outside.Write("secret.py", "x");
        File.CreateSymbolicLink(_files["link.py"], outside["secret.py"]);
        Write("a.py");

        var seen = await OfAsync(Of("pytest", places: [Place("link.py"), Place("a.py")]));

        Assert.Equal(["a.py"], seen.Targets);
        Assert.Empty(seen.Neighbours);
    }

    /// <summary>A plan of corrections that names one of these as a file to write is not valid.</summary>
    [Theory]
    [InlineData("back\\slash.py")]
    [InlineData("star*.py")]
    [InlineData("what?.py")]
    [InlineData("{a,b}.py")]
    [InlineData("right\u202eto-left.py")]
    [InlineData("~home.py")]
    public async Task Of_NameThatNoPlanCanSay_IsLeftOut(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no such names on Windows");
        Write(name, "a.py");

        var seen = await OfAsync(Of("pytest", places: [Place(name), Place("a.py")]));

        Assert.Equal(["a.py"], seen.Targets);
        Assert.Empty(seen.Neighbours);
        Assert.False(PlanPath.IsTarget(name));
    }

    [Theory]
    [InlineData("with space.py")]
    [InlineData("été/naïve.py")]
    [InlineData("c#/#1.py")]
    [InlineData("[slug].py")]
    [InlineData("it's \"so\".py")]
    [InlineData("-option.py")]
    public async Task Of_UnusualName_IsKept(string name)
    {
        Write(name);

        Assert.Equal([name], (await OfAsync(Of("pytest", places: [Place(name)]))).Targets);
    }

    private void Write(params string[] paths)
    {
        foreach (var path in paths) _files.Write(path, "text\n");
    }

    private async Task<SeenFiles> OfAsync(params Evidence[] failed)
    {
        using var workspace = Workspace.Open(_files.Path, PathUse.Write).Workspace!;
        return await new RelevantFiles(workspace).OfAsync(failed, CancellationToken.None);
    }
}
