using System.Text.Json.Nodes;
using AetherFlow.Plans.Tests.Support;

namespace AetherFlow.Plans.Tests.Reading;

public sealed class PathTests
{
    [Theory]
    [InlineData("main.py")]
    [InlineData("Makefile")]
    [InlineData(".github/workflows/ci.yml")]
    [InlineData("Frontend/3. STENCILER/static/a b.js")]
    [InlineData("src/routes/[slug]/+page.svelte")]
    [InlineData("docs/é😀.md")]
    [InlineData("a/../b.py")]
    [InlineData("./a//b.py")]
    [InlineData("...")]
    [InlineData("..a")]
    [InlineData("a~")]
    [InlineData("notes: draft.md")]
    [InlineData("{{cookiecutter.name}}.py")]
    public void Read_OrdinaryTarget_IsFine(string path)
    {
        Assert.Empty(TestPlans.Read(TestPlans.Plan(TestPlans.Step(1).Writing(path))).Problems);
    }

    [Theory]
    [InlineData("", PlanCodes.PathEmpty)]
    [InlineData(" \t", PlanCodes.PathEmpty)]
    [InlineData("/a.py", PlanCodes.PathAbsolute)]
    [InlineData("//srv/a.py", PlanCodes.PathAbsolute)]
    [InlineData("\\\\srv\\a.py", PlanCodes.PathAbsolute)]
    [InlineData("\\a.py", PlanCodes.PathAbsolute)]
    [InlineData("C:\\a.py", PlanCodes.PathAbsolute)]
    [InlineData("c:a.py", PlanCodes.PathAbsolute)]
    [InlineData("~", PlanCodes.PathAbsolute)]
    [InlineData("~root/a.py", PlanCodes.PathAbsolute)]
    [InlineData("..", PlanCodes.PathEscapes)]
    [InlineData("a/./../../b.py", PlanCodes.PathEscapes)]
    [InlineData("..\\b.py", PlanCodes.PathBackslash)]
    [InlineData("a\\..\\..\\b.py", PlanCodes.PathBackslash)]
    [InlineData("file:a.py", PlanCodes.PathUri)]
    [InlineData("git+ssh://host/a.py", PlanCodes.PathUri)]
    [InlineData("a\u0000.py", PlanCodes.PathControlCharacter)]
    [InlineData("a\n.py", PlanCodes.PathControlCharacter)]
    [InlineData("a\u2067.py", PlanCodes.PathControlCharacter)]
    public void Read_UnusablePath_IsRefusedEverywhereAndLeniently(string path, string code)
    {
        var writing = TestPlans.Step(1).Writing(path);
        var reading = TestPlans.Step(2);
        reading["type"] = "analysis";
        reading["context"] = new JsonObject { ["files"] = new JsonArray(path), ["input_files"] = new JsonArray(path) };
        var patch = TestPlans.Step(3);
        patch["type"] = "patch";
        patch["context"] = new JsonObject { ["patch"] = new JsonObject { ["position"] = "after", ["line"] = 1, ["target_file"] = path } };
        var plan = TestPlans.Plan(writing, reading, patch);
        plan["metadata"] = new JsonObject { ["output_merge"] = new JsonObject { ["file"] = path, ["steps"] = new JsonArray("step_1") } };

        var problems = TestPlans.Read(plan, new PlanReadOptions { Lenient = true }).Problems;

        Assert.Equal([(code, PlanSeverity.Error)], problems.Select(problem => (problem.Code, problem.Severity)).Distinct());
        Assert.Equal(
            ["$.steps[0].context.files[0]", "$.steps[1].context.files[0]", "$.steps[1].context.input_files[0]", "$.steps[2].context.patch.target_file", "$.metadata.output_merge.file"],
            problems.Select(problem => problem.Path));
    }

    [Theory]
    [InlineData("src/", PlanCodes.PathDirectory)]
    [InlineData(".", PlanCodes.PathDirectory)]
    [InlineData("a/..", PlanCodes.PathDirectory)]
    [InlineData("src/**/*.py", PlanCodes.PathGlob)]
    [InlineData("a?.py", PlanCodes.PathGlob)]
    [InlineData("a.{js,ts}", PlanCodes.PathGlob)]
    public void Read_DirectoryOrPattern_IsRefusedForWritingOnly(string path, string code)
    {
        var writing = TestPlans.Step(1).Writing(path);
        writing["context"]!["input_files"] = new JsonArray(path);
        var reading = TestPlans.Step(2).Writing(path);
        reading["type"] = "analysis";

        var problem = TestPlans.Problem(TestPlans.Read(TestPlans.Plan(writing, reading)));

        Assert.Equal((code, "$.steps[0].context.files[0]"), (problem.Code, problem.Path));
    }

    [Theory]
    [InlineData("a.py", "a.py")]
    [InlineData("./src//a.py", "src/a.py")]
    [InlineData("src/./b/../a.py", "src/a.py")]
    [InlineData("src/", "src")]
    [InlineData("./", "")]
    [InlineData("A.py", "A.py")]
    [InlineData("../../a", "../../a")]
    public void Normalise_Path_NamesTheFile(string path, string expected)
    {
        Assert.Equal(expected, PlanPath.Normalise(path));
    }
}
