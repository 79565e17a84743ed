using AetherFlow.Engine.Verification;

namespace AetherFlow.Engine.Tests.Verification;

public sealed class ProjectDetectorTests
{
    private const string Xunit = """<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="Microsoft.NET.Test.Sdk" /><PackageReference Include="xunit" /></ItemGroup></Project>""";
    private const string Library = """<Project Sdk="Microsoft.NET.Sdk"></Project>""";

    [Fact]
    public void Detect_NothingToCheck_IsEmpty() => Assert.Equal("", Detected.In(("README.md", ""), ("docs/requirements.txt", "sphinx"), ("package.json", "{}")));

    [Fact]
    public void Detect_SolutionWithTests_CoversItsProjects() => Assert.Equal(
        """
        Build | dotnet build App.slnx | dotnet build App.slnx --nologo
        Test | dotnet test App.slnx | dotnet test App.slnx --nologo
        """,
        Detected.In(
            ("App.slnx", """<Solution><Folder Name="/src/"><Project Path="src/App/App.csproj" /></Folder><Project Path="tests\App.Tests\App.Tests.csproj" /></Solution>"""),
            ("src/App/App.csproj", Library),
            ("tests/App.Tests/App.Tests.csproj", Xunit),
            ("src/App/obj/App.csproj", Library)));

    [Fact]
    public void Detect_OldSolution_IsRead() => Assert.Equal(
        "Build | dotnet build App.sln | dotnet build App.sln --nologo",
        Detected.In(
            ("App.sln", "Microsoft Visual Studio Solution File\r\nProject(\"{FAE04EC0}\") = \"App\", \"src\\App.fsproj\", \"{1}\"\r\nEndProject\r\nProject(\"{2150E333}\") = \"docs\", \"docs\", \"{2}\"\r\nEndProject\r\n"),
            ("src/App.fsproj", Library)));

    [Fact]
    public void Detect_ProjectOutsideTheSolution_IsCheckedToo() => Assert.Equal(
        """
        Build | dotnet build App.slnx | dotnet build App.slnx --nologo
        Build | dotnet build Tool.csproj in tools | dotnet build Tool.csproj --nologo
        """,
        Detected.In(("App.slnx", """<Solution><Project Path="App.csproj" /></Solution>"""), ("App.csproj", Library), ("tools/Tool.csproj", Library)));

    [Fact]
    public void Detect_TwoSolutionsOfTheSameProjects_TheLargerIsChecked() => Assert.Equal(
        "Build | dotnet build All.slnx | dotnet build All.slnx --nologo",
        Detected.In(
            ("All.slnx", """<Solution><Project Path="a/A.csproj" /><Project Path="b/B.csproj" /></Solution>"""),
            ("Some.slnx", """<Solution><Project Path="a/A.csproj" /></Solution>"""),
            ("a/A.csproj", Library),
            ("b/B.csproj", Library)));

    [Fact]
    public void Detect_ReferencedProjects_AreBuiltByWhatReferencesThem() => Assert.Equal(
        """
        Build | dotnet build T.csproj in t | dotnet build T.csproj --nologo
        Test | dotnet test T.csproj in t | dotnet test T.csproj --nologo
        """,
        Detected.In(
            ("a/A.csproj", Library),
            ("t/T.csproj", Xunit.Replace("<ItemGroup>", """<ItemGroup><ProjectReference Include="..\a\A.csproj" />""", StringComparison.Ordinal))));

    [Fact]
    public void Detect_TestingPlatform_TakesTheFileAsOption() => Assert.Equal(
        """
        Build | dotnet build T.csproj | dotnet build T.csproj --nologo
        Test | dotnet test T.csproj | dotnet test --project T.csproj --no-progress --no-ansi
        """,
        Detected.In(
            ("T.csproj", """<Project><ItemGroup><PackageReference Include="xunit.v3" /></ItemGroup></Project>"""),
            ("global.json", """{ "test": { "runner": "Microsoft.Testing.Platform" } /* new */ }""")));

    [Fact]
    public void Detect_TestProgramWithoutARunner_IsRun() => Assert.Equal(
        """
        Build | dotnet build T.csproj | dotnet build T.csproj --nologo
        Test | dotnet run T.csproj | dotnet run --project T.csproj
        """,
        Detected.In(("T.csproj", """<Project><ItemGroup><PackageReference Include="xunit.v3" /></ItemGroup></Project>""")));

    [Fact]
    public void Detect_EditorConfigAbove_ChecksFormat() => Assert.Equal(
        """
        Build | dotnet build A.csproj in src | dotnet build A.csproj --nologo
        Format | dotnet format A.csproj in src | dotnet format A.csproj --verify-no-changes
        """,
        Detected.In((".editorconfig", "root = true"), ("src/A.csproj", Library)));

    [Fact]
    public void Detect_BrokenProjectFile_IsStillBuilt() =>
        Assert.Equal("Build | dotnet build A.csproj | dotnet build A.csproj --nologo", Detected.In(("A.csproj", "<Project><")));

    [Fact]
    public void Detect_Go_ChecksEachModuleForItself() => Assert.Equal(
        """
        Build | go build | go build ./...
        Lint | go vet | go vet ./...
        Build | go build in tool | go build ./...
        Test | go test in tool | go test ./...
        Lint | go vet in tool | go vet ./...
        Lint | golangci-lint in tool | golangci-lint run
        """,
        Detected.In(("go.mod", "module m"), ("a.go", ""), ("tool/go.mod", "module t"), ("tool/b.go", ""), ("tool/b_test.go", ""), ("tool/.golangci.yml", ""), ("vendor/x/go.mod", ""), ("empty/go.mod", "")));

    [Fact]
    public void Detect_RustWorkspace_IsCheckedOnce() => Assert.Equal(
        """
        Build | cargo build | cargo build --workspace
        Test | cargo test | cargo test --workspace
        Lint | cargo clippy | cargo clippy --workspace --all-targets -- -D warnings
        Format | cargo fmt | cargo fmt --all --check
        Build | cargo build in other | cargo build
        """,
        Detected.In(
            ("Cargo.toml", "[workspace]\nmembers = [\"a\"]\nexclude = [\n  \"other\",\n]\n[workspace.lints.clippy]\nall = \"warn\"\n"),
            ("rustfmt.toml", ""),
            ("a/Cargo.toml", "[package]"),
            ("a/src/lib.rs", "#[test]\nfn x() {}"),
            ("other/Cargo.toml", "[package]"),
            ("other/src/lib.rs", "")));

    [Fact]
    public void Detect_Makefile_OffersWhatPeopleAgreeOn() => Assert.Equal(
        """
        Build | make all | make all
        Test | make check | make check
        Lint | make lint | make lint
        """,
        Detected.In(("Makefile", "CC := gcc\nall: app\n\napp: a.c\n\tcc a.c\ncheck lint: app\n\t./app\nclean:\n\trm x\nfoo = test: no\n"), ("a.c", "")));

    [Fact]
    public void Detect_MakefileBesideAProject_AddsOnlyWhatIsMissing() => Assert.Equal(
        """
        Build | go build | go build ./...
        Test | go test | go test ./...
        Lint | go vet | go vet ./...
        Format | make fmt-check | make fmt-check
        """,
        Detected.In(("Makefile", "build:\n\tgo build\ntest:\n\tgo test\nlint:\n\tgo vet\nfmt-check:\n\tgofmt -l .\n"), ("go.mod", ""), ("a.go", ""), ("a_test.go", "")));

    [Fact]
    public void Detect_MakefileThatAnotherCalls_IsLeftToIt() => Assert.Equal(
        """
        Test | make test | make test
        Test | make test in alone | make test
        """,
        Detected.In(("Makefile", "test:\n\t$(MAKE) -C sub test\n"), ("sub/Makefile", "test:\n\ttrue\n"), ("alone/Makefile", "test:\n\ttrue\n")));

    [Fact]
    public void Detect_MixedAndNested_InTheOrderOfFolders() => Assert.Equal(
        """
        Build | dotnet build App.csproj in api | dotnet build App.csproj --nologo
        Build | python compileall in ml | python3 -m compileall
        Build | npm run build in web | npm run build
        """,
        string.Join('\n', Detected.In(("web/package.json", """{"scripts":{"build":"vite build"}}"""), ("ml/pyproject.toml", ""), ("ml/a.py", ""), ("api/App.csproj", Library), ("web/node_modules/x/package.json", """{"scripts":{"build":"x"}}""")).Split('\n').Select(l => l.Split(" -q")[0])));

    [Fact]
    public void Detect_AnyOrderOfPaths_GivesTheSame()
    {
        (string, string)[] files = [("b/go.mod", ""), ("b/a.go", ""), ("a/package.json", """{"scripts":{"test":"x","build":"y"}}"""), ("A.csproj", Library), ("B.csproj", Library), ("c.py", "")];

        Assert.Equal(Detected.In(files), Detected.In([.. files.Reverse()]));
    }

    [Fact]
    public void Detect_Timeouts_AreThoseOfTheOrchestrator()
    {
        var checks = ProjectDetector.Detect(Detected.Tree((".editorconfig", ""), ("T.csproj", Xunit), ("tsconfig.json", "{}"), ("package.json", """{"scripts":{"lint":"eslint ."}}"""))).SelectMany(p => p.Checks);

        Assert.Equal(
            new Dictionary<CheckKind, double> { [CheckKind.Build] = 180, [CheckKind.Types] = 120, [CheckKind.Test] = 120, [CheckKind.Lint] = 60, [CheckKind.Format] = 60 },
            checks.ToDictionary(c => c.Kind, c => c.Timeout.TotalSeconds));
    }

    [Fact]
    public void Apply_OwnChecks_TakeThePlaceOfDetectedOnes()
    {
        var projects = ProjectDetector.Detect(Detected.Tree((".editorconfig", ""), ("T.csproj", Xunit)));
        CheckCommand Own(string name, CheckKind kind) => new() { Name = name, Kind = kind, Arguments = ["x"], Folder = "", Timeout = TimeSpan.FromSeconds(1) };

        var checks = new CheckOverrides { Checks = [Own("quick tests", CheckKind.Test), Own("spelling", CheckKind.Lint)], Without = ["dotnet format T.csproj"] }.Apply(projects);

        Assert.Equal(["dotnet build T.csproj", "quick tests", "spelling"], checks.Select(c => c.Name));
    }
}
