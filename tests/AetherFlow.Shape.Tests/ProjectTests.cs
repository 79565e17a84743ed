using AetherFlow.Shape.Tests.Reading;
using AetherFlow.Shape.Tests.Rules;

namespace AetherFlow.Shape.Tests;

public sealed class ProjectTests
{
    [Fact]
    public void References_AreThoseOfTheTable() => Violation.AssertNone(Repository.Projects.SelectMany(ProjectRules.WrongReferences));

    [Fact]
    public void Powers_AreInTheirRooms() => Violation.AssertNone(Repository.Projects.SelectMany(ProjectRules.WrongPowers));

    [Fact]
    public void Projects_SayWhatTheyAreFor() => Violation.AssertNone(Repository.Projects.SelectMany(p => ProjectRules.NoReadMe(p, Repository.Files)));

    [Fact]
    public void Projects_AreNamedAfterTheDomain() => Violation.AssertNone(NameRules.ForbiddenFolder(Repository.Projects.Select(p => p.Folder)));

    [Fact]
    public void Packages_AreFew() => Violation.AssertNone(ProjectRules.ManyPackages(Repository.Files.Single(f => f.Path == "Directory.Packages.props")));

    [Fact]
    public void Guards_AreSwitchedOffForTheRimsOnly() => Violation.AssertNone(ProjectRules.SwitchedOffGuards(Repository.Files.Single(f => f.Path == ".editorconfig")));

    [Fact]
    public void Rims_AllExist() => Assert.All(CodeRules.Rims.Concat(CodeRules.UnguardedFiles), rim => Assert.Contains(Repository.Files, f => f.Path == rim));

    [Theory]
    [InlineData("Plans", new[] { "Runs" }, 1)]
    [InlineData("Runs", new[] { "Plans", "Engine" }, 1)]
    [InlineData("Runs", new string[0], 1)]
    [InlineData("Runs", new[] { "Plans" }, 0)]
    [InlineData("Testing", new[] { "Plans", "Hosting" }, 1)]
    [InlineData("Testing", new[] { "Plans", "Runs" }, 0)]
    [InlineData("Surprise", new string[0], 1)]
    public void WrongReferences_OtherThanTheTable_AreFound(string project, string[] references, int found)
    {
        var text = string.Concat(references.Select(r => $"\n<ProjectReference Include=\"../../src/AetherFlow.{r}/AetherFlow.{r}.csproj\" />"));

        Assert.Equal(found, ProjectRules.WrongReferences(Sample.Project(project, text)).Count());
    }

    [Theory]
    [InlineData("Engine", "MayTouchFiles", "true", true)]
    [InlineData("Engine", "MayTouchFiles", "false", false)]
    [InlineData("Workspace", "MayTouchFiles", "true", false)]
    [InlineData("Workspace", "MayStartProcesses", "true", true)]
    [InlineData("Hosting", "MayUseNetwork", " true ", true)]
    public void WrongPowers_InAnotherRoom_AreFound(string project, string power, string value, bool found) =>
        Assert.Equal(found, ProjectRules.WrongPowers(Sample.Project(project, $"<{power}>{value}</{power}>")).Any());

    [Fact]
    public void NoReadMe_MissingOrLong_IsFound()
    {
        var project = Sample.Project("Runs", "");
        SourceFile Of(int lines) => new("src/AetherFlow.Runs/README.md", string.Concat(Enumerable.Repeat("line\n", lines)));

        Assert.Single(ProjectRules.NoReadMe(project, []));
        Assert.Single(ProjectRules.NoReadMe(project, [Of(41)]));
        Assert.Empty(ProjectRules.NoReadMe(project, [Of(40)]));
    }

    [Fact]
    public void ManyPackages_OneTooMany_IsFound()
    {
        SourceFile Of(int count) => new("Directory.Packages.props", string.Concat(Enumerable.Repeat("<PackageVersion Include=\"A\" />", count)));

        Assert.Single(ProjectRules.ManyPackages(Of(26)));
        Assert.Empty(ProjectRules.ManyPackages(Of(25)));
    }

    [Theory]
    [InlineData("src/AetherFlow.Cli/Program.cs", "none", false)]
    [InlineData("src/AetherFlow.Engine/**.cs", "none", true)]
    [InlineData("*.cs", "suggestion", true)]
    [InlineData("*.cs", "error", false)]
    public void SwitchedOffGuards_OutsideTheRims_AreFound(string section, string severity, bool found) =>
        Assert.Equal(found, ProjectRules.SwitchedOffGuards(new SourceFile(".editorconfig", $"[{section}]\ndotnet_diagnostic.RS0030.severity = {severity}\n")).Any());
}
