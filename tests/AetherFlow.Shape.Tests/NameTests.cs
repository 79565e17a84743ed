using AetherFlow.Shape.Tests.Reading;
using AetherFlow.Shape.Tests.Rules;

namespace AetherFlow.Shape.Tests;

public sealed class NameTests
{
    [Fact]
    public void Files_HaveOnePublicTypeAndItsName() => Violation.AssertNone(Repository.Code.SelectMany(NameRules.FileOfType));

    [Fact]
    public void Types_AreNamedAfterTheDomain() => Violation.AssertNone(Repository.Code.SelectMany(NameRules.ForbiddenType));

    [Fact]
    public void Folders_AreNamedAfterTheDomain() => Violation.AssertNone(NameRules.ForbiddenFolder(Repository.Code.Select(f => f.Folder)));

    [Theory]
    [InlineData("public class Sample { }\npublic enum Kind { A }", 2)]
    [InlineData("public class Other { }", 1)]
    [InlineData("namespace N\n{\n    public record struct Other(int A);\n}", 3)]
    public void FileOfType_AnotherPublicType_IsFound(string code, int line) =>
        Assert.Equal(line, Assert.Single(NameRules.FileOfType(Sample.CSharp(code))).Line);

    [Theory]
    [InlineData("public class Sample { public record Inner(int A); }\ninternal class Beside { }")]
    [InlineData("public class Sample<T> { }\npublic static class Sample { }")]
    [InlineData("namespace N;\n[Obsolete(\"public class Other\")]\n// public class Third\npublic readonly record struct Sample(string Class);")]
    public void FileOfType_OnePublicType_IsFine(string code) => Assert.Empty(NameRules.FileOfType(Sample.CSharp(code)));

    [Theory]
    [InlineData("RunManager", true)]
    [InlineData("PathHelper", true)]
    [InlineData("PathHelpers", true)]
    [InlineData("EventProcessor", true)]
    [InlineData("Utils", true)]
    [InlineData("TextUtils", true)]
    [InlineData("Core", true)]
    [InlineData("Score", false)]
    [InlineData("SharedFile", false)]
    [InlineData("ManagerOfRuns", false)]
    public void ForbiddenType_Name_IsJudgedAsAWhole(string name, bool found)
    {
        Assert.Equal(found, NameRules.ForbiddenType(Sample.CSharp($"internal static class {name} {{ }}")).Any());
        Assert.Equal(found, NameRules.ForbiddenType(Sample.CSharp($"class Outer {{ private sealed record {name}(int A); }}")).Any());
        Assert.Equal(found, NameRules.ForbiddenFolder([$"src/AetherFlow.Runs/{name}"]).Any());
        Assert.Equal(found, NameRules.ForbiddenFolder([$"src/AetherFlow.{name}"]).Any());
    }
}
