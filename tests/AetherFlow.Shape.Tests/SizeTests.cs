using AetherFlow.Shape.Tests.Reading;
using AetherFlow.Shape.Tests.Rules;

namespace AetherFlow.Shape.Tests;

public sealed class SizeTests
{
    [Fact]
    public void Files_AreShort() => Violation.AssertNone(Repository.Code.SelectMany(SizeRules.LongFile));

    [Fact]
    public void Members_AreShort() => Violation.AssertNone(Repository.Code.SelectMany(SizeRules.LongMember));

    [Fact]
    public void Folders_AreSmall() => Violation.AssertNone(SizeRules.FullFolder(Repository.SourceCode));

    [Fact]
    public void Constructors_TakeFewParameters() => Violation.AssertNone(Repository.SourceCode.SelectMany(SizeRules.WideConstructor));

    [Fact]
    public void LongFile_OneLineAboveTheLimit_IsFound()
    {
        Assert.Single(SizeRules.LongFile(Sample.CSharp(Lines(401))));
        Assert.Empty(SizeRules.LongFile(Sample.CSharp(Lines(400) + "\n")));
    }

    [Theory]
    [InlineData("int Run()\n{\n", "}", 57, false)]
    [InlineData("int Run()\n{\n", "}", 58, true)]
    [InlineData("int Run() => Of(\n", ");", 59, true)]
    [InlineData("int Run() => kind switch\n{\n", "};", 58, true)]
    [InlineData("int Name\n{\nget\n{\n", "}\n}", 56, true)]
    [InlineData("Sample()\n: base(1)\n{\n", "}", 57, true)]
    [InlineData("static readonly int[] All = [\n", "];", 90, false)]
    [InlineData("static readonly List<int> All = new()\n{\n", "};", 90, false)]
    public void LongMember_AroundTheLimit_IsFoundAboveIt(string head, string end, int lines, bool found)
    {
        var file = Sample.InClass($"private int _x;\n\npublic {head}{Lines(lines)}\n{end}\n\npublic int After() => 1;\n");

        var violations = SizeRules.LongMember(file).ToList();

        Assert.Equal(found, violations.Count == 1);
        Assert.All(violations, v => Assert.Equal(5, v.Line));
    }

    [Fact]
    public void FullFolder_TwentyOneFiles_IsFound()
    {
        var files = Enumerable.Range(1, 21).Select(i => new SourceFile($"src/A/F{i}.cs", "")).ToList();

        Assert.Single(SizeRules.FullFolder(files));
        Assert.Empty(SizeRules.FullFolder(files.Skip(1)));
    }

    [Theory]
    [InlineData("class A(int a, int b, int c, int d, int e, int f);", true)]
    [InlineData("class A<T>(int a, (int, int) b, Func<int, int> c, int d, int e);", false)]
    [InlineData("class A { public A(int a, int b, int c, int d, int e, [X(1, 2)] int f) { } }", true)]
    [InlineData("class A { public A(int a, Dictionary<int, (int, int)> b, int c, int d, int e) : base(1, 2, 3, 4, 5, 6) { } }", false)]
    [InlineData("class A { public A() { } public void Run(int a, int b, int c, int d, int e, int f) { } }", false)]
    [InlineData("record A(int a, int b, int c, int d, int e, int f);", false)]
    public void WideConstructor_MoreThanFive_IsFoundInClasses(string code, bool found) =>
        Assert.Equal(found, SizeRules.WideConstructor(Sample.CSharp("namespace N;\n\npublic sealed " + code)).Any());

    private static string Lines(int count) => string.Join('\n', Enumerable.Repeat("// {", count));
}
