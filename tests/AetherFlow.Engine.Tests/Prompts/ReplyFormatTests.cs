using System.Text.Json.Nodes;
using AetherFlow.Edits;
using AetherFlow.Engine.Prompts;
using AetherFlow.Engine.Tests.Support;
using AetherFlow.Models.Catalogues;

namespace AetherFlow.Engine.Tests.Prompts;

/// <summary>Which format a prompt asks for.</summary>
public sealed class ReplyFormatTests
{
    private const string Sound = "def run():\n    return 1\n";

    [Theory]
    [InlineData("notes.txt", 40, ModelEntry.SearchReplaceEdits, EditFormat.WholeFile)]
    [InlineData("notes.txt", 41, ModelEntry.SearchReplaceEdits, EditFormat.SearchReplace)]
    [InlineData("notes.txt", 41, ModelEntry.UnifiedDiffEdits, EditFormat.UnifiedDiff)]
    [InlineData("notes.txt", 41, ModelEntry.ApplyPatchEdits, EditFormat.ApplyPatch)]
    [InlineData("notes.txt", 400, ModelEntry.WholeEdits, EditFormat.WholeFile)]
    [InlineData("notes.txt", 401, ModelEntry.WholeEdits, EditFormat.SearchReplace)]
    public void Of_FileWithoutOutline_FollowsTheModelAndTheLength(string path, int lines, string preferred, EditFormat wanted) =>
        Assert.Equal(wanted, Of([new PromptFile(path, Lines(lines))], preferred));

    [Fact]
    public void Of_NoFileYet_IsWhole() => Assert.Equal(EditFormat.WholeFile, Of([], ModelEntry.ApplyPatchEdits));

    [Theory]
    [InlineData("app.py", Sound, EditFormat.Surgical)]
    [InlineData("app.cs", "class A { }\n", EditFormat.Surgical)]
    [InlineData("app.tsx", "export const A = () => <b>1</b>;\n", EditFormat.Surgical)]
    [InlineData("app.py", "def run(:\n    return 1\n", EditFormat.WholeFile)]
    [InlineData("app.go", "package main\n", EditFormat.WholeFile)]
    public void Of_SourceInBuild_IsSurgicalWhereItHasSoundMembers(string path, string text, EditFormat wanted) =>
        Assert.Equal(wanted, Of([new PromptFile(path, text)], ModelEntry.SearchReplaceEdits));

    [Fact]
    public void Of_SourceThatIsNotForOperations_FollowsTheModel()
    {
        PromptFile[] files = [new("app.py", Sound + Lines(100))];

        Assert.Equal(EditFormat.SearchReplace, Of(files, ModelEntry.SearchReplaceEdits, mode: ExecutionMode.Fast));
        Assert.Equal(EditFormat.SearchReplace, Of(files, ModelEntry.SearchReplaceEdits, afterFailure: true));
        Assert.Equal(EditFormat.SearchReplace, Of(files, ModelEntry.SearchReplaceEdits, surgical: false));
        Assert.Equal(EditFormat.SearchReplace, Of([.. files, new("notes.txt", "short\n")], ModelEntry.SearchReplaceEdits));
        Assert.Equal(EditFormat.Surgical, Of(files, ModelEntry.SearchReplaceEdits, surgical: true));
    }

    private static EditFormat Of(
        IReadOnlyList<PromptFile> files, string preferred, ExecutionMode mode = ExecutionMode.Build, bool afterFailure = false, bool? surgical = null)
    {
        var step = PlanText.Step(1, "refactoring", ["app.py"]);
        if (surgical is { } wanted) step["context"]!["surgical_mode"] = JsonValue.Create(wanted);
        var plan = RunHarness.Read(PlanText.Of(step));
        return ReplyFormat.Of(plan.Steps[0], mode, files, preferred, afterFailure);
    }

    private static string Lines(int count) => string.Join('\n', Enumerable.Range(1, count).Select(i => $"# line {i}"));
}
