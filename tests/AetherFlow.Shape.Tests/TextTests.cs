using AetherFlow.Shape.Tests.Reading;
using AetherFlow.Shape.Tests.Rules;

namespace AetherFlow.Shape.Tests;

public sealed class TextTests
{
    private const string Engine = "src/AetherFlow.Engine";

    private static IEnumerable<SourceFile> Templates =>
        Repository.Files.Where(f => f.IsIn(Engine) && f.Name.EndsWith(".md", StringComparison.Ordinal) && f.Name != "README.md");

    private static IEnumerable<SourceFile> EngineCode => Repository.SourceCode.Where(f => f.IsIn(Engine));

    [Fact]
    public void Texts_CanBeReadAnywhere()
    {
        var names = Repository.Files.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);

        Violation.AssertNone(Repository.Files.SelectMany(f => TextRules.OfOnePlace(f, names.Contains)));
    }

    [Fact]
    public void Documents_NameFilesThatExist()
    {
        var documents = Repository.Files.Where(f => f.Name is "README.md" or "CONTRIBUTING.md" or "SECURITY.md" || f.IsIn("docs/decisions"));

        Violation.AssertNone(documents.SelectMany(d => TextRules.DeadMention(d, Repository.Files)));
    }

    [Fact]
    public void Templates_HaveNoUnknownPlaceholder()
    {
        Assert.SkipUnless(Templates.Any(), $"there are no templates (*.md) in {Engine} yet");

        Violation.AssertNone(Templates.SelectMany(t => TextRules.UnknownPlaceholder(t, EngineCode)));
    }

    [Fact]
    public void Templates_AreAllUsed()
    {
        Assert.SkipUnless(Templates.Any(), $"there are no templates (*.md) in {Engine} yet");

        Violation.AssertNone(Templates.SelectMany(t => TextRules.UnusedTemplate(t, EngineCode)));
    }

    [Theory]
    [InlineData("see \"/wo" + "rk/notes\"", true)]
    [InlineData("as in DES" + "IGN.md", true)]
    [InlineData("/workspace/a, src/wo" + "rk/x.cs, https://example.org/wo" + "rk/x, README.md", false)]
    public void OfOnePlace_PathOrDocumentOfOneMachine_IsFound(string text, bool found)
    {
        Assert.Equal(found, TextRules.OfOnePlace(new SourceFile("docs/a.md", text), _ => false).Any());
    }

    [Theory]
    [InlineData("read `Gone.cs` first", true)]
    [InlineData("read `ample.cs` first", true)]
    [InlineData("read `Sample.cs`, `AetherFlow.Runs/Sample.cs` and `*Other.cs`", false)]
    public void DeadMention_OfAFileThatIsNotThere_IsFound(string text, bool found) =>
        Assert.Equal(found, TextRules.DeadMention(new SourceFile("README.md", text), [Sample.CSharp("")]).Any());

    [Fact]
    public void UnknownPlaceholder_WithoutValue_IsFound()
    {
        var template = new SourceFile($"{Engine}/a.md", "Hello {{name}},\nyou are {{age}}.");
        var code = Sample.CSharp("template.Render((\"name\", value), (\"other\", 1));");

        var violation = Assert.Single(TextRules.UnknownPlaceholder(template, [code]));

        Assert.Equal(2, violation.Line);
        Assert.Contains("age", violation.ToString());
    }

    [Fact]
    public void UnusedTemplate_NamedNowhere_IsFound()
    {
        var template = new SourceFile($"{Engine}/Prompts/a.md", "");

        Assert.Single(TextRules.UnusedTemplate(template, [Sample.CSharp("Named(\"b.md\")")]));
        Assert.Empty(TextRules.UnusedTemplate(template, [Sample.CSharp("Named(\"a.md\")")]));
    }
}
