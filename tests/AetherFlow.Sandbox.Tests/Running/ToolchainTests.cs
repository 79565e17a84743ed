namespace AetherFlow.Sandbox.Tests.Running;

/// <summary>Real tools inside, offline, on small projects.</summary>
public sealed class ToolchainTests
{
    private static readonly SandboxSettings Patient = new() { Processors = 2, Timeout = TimeSpan.FromSeconds(110) };

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task DotNet_ProjectWithAPackageOfTheUsersCache_BuildsTestsAndStaysUsableOutside()
    {
        using var place = await SandboxedPlace.OpenAsync();
        SkipWithout("dotnet");
        var packages = Path.Combine(SandboxedPlace.UserEnvironment["HOME"], ".nuget/packages/xunit.v3");
        Assert.SkipUnless(Directory.Exists(packages), $"needs a restored package: {packages}");
        var version = Path.GetFileName(Directory.EnumerateDirectories(packages).First());
        place.Write("Directory.Build.props", "<Project/>");
        place.Write("global.json", """{ "test": { "runner": "Microsoft.Testing.Platform" } }""");
        place.Write("Sums.Tests.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup>
              <ItemGroup><PackageReference Include="xunit.v3" Version="{version}" /></ItemGroup>
            </Project>
            """);
        place.Write("Sums.cs", "public class Adding { [Xunit.Fact] public void Right() => Xunit.Assert.Equal(4, 2 + 2); [Xunit.Fact] public void Wrong() => Xunit.Assert.Equal(5, 2 + 2); }");
        var home = Directory.CreateDirectory(Path.Combine(place.Root, "home")).FullName;

        var result = await place.Runner(Patient, p => p with { Home = home }).RunAsync(
            new CommandCall { BashText = "dotnet build --nologo -v q && dotnet test --no-build --no-progress --no-ansi" }, CancellationToken.None);

        var said = result.FormatForModel();
        Assert.True(result.ExitCode == 2, said);
        Assert.Contains("Sums.cs", said);
        Assert.Contains("succeeded: 1", said);
        Assert.Contains("failed: 1", said);
        Assert.Empty(result.Denials);
        Assert.Equal(0, result.StandardError.TotalBytes);
        // The home has the same name outside, so what was restored inside is found there too.
        Assert.Contains(home + "/.nuget/packages", place.Read("obj/project.assets.json"));
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task DotNet_PackageThatIsNowhere_IsSaidToNeedTheNetwork()
    {
        using var place = await SandboxedPlace.OpenAsync();
        SkipWithout("dotnet");
        place.Write("Directory.Build.props", "<Project/>");
        place.Write("App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="Surely.No.Such.Package" Version="1.0.0" /></ItemGroup>
            </Project>
            """);

        var result = await place.RunAsync(Patient, "dotnet", "restore");

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains(result.Denials, denial => denial.Code == "sandbox.network");
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Npm_Test_RunsWithItsCacheInTheHome()
    {
        using var place = await SandboxedPlace.OpenAsync();
        SkipWithout("npm");
        place.Write("package.json", """{ "name": "sums", "version": "1.0.0", "scripts": { "test": "node --test" } }""");
        place.Write("sums.test.js", "require('node:test')('adds', () => require('node:assert').equal(2 + 2, 4));");

        var result = await place.RunAsync(Patient, "npm", "test");

        Assert.True(result.Succeeded, result.FormatForModel());
        Assert.Contains("pass 1", result.StandardOutput.Text);
        Assert.Equal(2, Directory.GetFileSystemEntries(place.Workspace).Length);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Npm_PackageThatIsNowhere_IsSaidToNeedTheNetwork()
    {
        using var place = await SandboxedPlace.OpenAsync();
        SkipWithout("npm");
        place.Write("package.json", """{ "name": "sums", "version": "1.0.0", "dependencies": { "left-pad": "1.3.0" } }""");

        var result = await place.RunAsync(Patient, "npm", "install");

        Assert.NotEqual(0, result.ExitCode);
        Assert.Equal("sandbox.network", Assert.Single(result.Denials).Code);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Python_Program_RunsAndLeavesItsBytecodeInTheHome()
    {
        using var place = await SandboxedPlace.OpenAsync();
        SkipWithout("python3");
        place.Write("sums.py", "def add(a, b):\n    return a + b\n");
        place.Write("test_sums.py", "import unittest, sums\nclass T(unittest.TestCase):\n    def test(self):\n        self.assertEqual(sums.add(2, 2), 4)\n");

        var result = await place.RunAsync(Patient, "python3", "-m", "unittest");

        Assert.True(result.Succeeded, result.FormatForModel());
        Assert.Equal(2, Directory.GetFileSystemEntries(place.Workspace).Length);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Python_PyTest_RunsWithItsCacheInTheHome()
    {
        using var place = await SandboxedPlace.OpenAsync();
        string[] pythons = ["python3", "/usr/bin/python3"];
        var tried = await Task.WhenAll(pythons.Select(program => place.RunAsync(Patient, program, "-m", "pytest", "--version")));
        Assert.SkipUnless(tried.Any(t => t.Succeeded), "no python3 with pytest here");
        var python = pythons[Array.FindIndex(tried, t => t.Succeeded)];
        place.Write("test_sums.py", "def test_right():\n    assert 2 + 2 == 4\n\ndef test_wrong():\n    assert 2 + 2 == 5\n");

        var result = await place.RunAsync(Patient, python, "-m", "pytest", "-q");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("1 failed, 1 passed", result.StandardOutput.Text);
        Assert.Single(Directory.GetFileSystemEntries(place.Workspace));
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Git_ReadsTheRepositoryOfTheWorkspace()
    {
        using var place = await SandboxedPlace.OpenAsync();
        SkipWithout("git");
        var made = await new ProgramRunner(TimeProvider.System).RunAsync(
            new ProgramCall { Program = "git", Arguments = ["init", "-q", "-b", "main"], WorkingDirectory = place.Workspace, Environment = SandboxedPlace.UserEnvironment }, CancellationToken.None);
        Assert.True(made.Succeeded, made.FormatForModel());
        place.Write("new.txt", "x");

        var result = await place.RunAsync("git", "status", "--porcelain");

        Assert.True(result.Succeeded, result.FormatForModel());
        Assert.Equal("?? new.txt\n", result.StandardOutput.Text);
    }

    private static void SkipWithout(string program) =>
        Assert.SkipWhen(ProgramFinder.Find(program, SandboxedPlace.UserEnvironment["PATH"]) is null, $"needs {program}");
}
