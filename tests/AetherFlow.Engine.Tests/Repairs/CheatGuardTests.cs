using System.Text;
using AetherFlow.Engine.Repairs;
using AetherFlow.Engine.Steps;
using AetherFlow.Runs;
using AetherFlow.Testing;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.Tests.Repairs;

/// <summary>Which changes of a correction are refused, and what the model is told of it.</summary>
public sealed class CheatGuardTests : IDisposable
{
    private const string Test = "def test_sum():\n    assert add(1, 2) == 3\n";

    private readonly TemporaryFolder _files = new();
    private readonly TemporaryFolder _blobs = new();

    public void Dispose()
    {
        _files.Dispose();
        _blobs.Dispose();
    }

    [Fact]
    public async Task WhyNot_SourcesThatChange_IsNothing() =>
        Assert.Null(await WhyNotAsync(false, ("app.py", "def add(a, b): return a - b\n", "def add(a, b): return a + b\n"), ("test_app.py", Test, Test + "\ndef test_more():\n    assert add(0, 0) == 0\n")));

    [Fact]
    public async Task WhyNot_TestThatIsGone_SaysWhichAndWhere()
    {
        var problem = await WhyNotAsync(false, ("test_app.py", Test, "\n"));

        Assert.Equal(CheatGuard.Code, problem?.Code);
        Assert.StartsWith("test_app.py:1: ", problem!.Message);
        Assert.NotEmpty(problem.Hint!);
    }

    [Fact]
    public async Task WhyNot_TestFileThatIsDeleted_IsRefusedUnlessItMoves()
    {
        Assert.Equal(CheatGuard.Code, (await WhyNotAsync(false, ("test_app.py", Test, null)))?.Code);
        Assert.Null(await WhyNotAsync(false, ("test_app.py", Test, null), ("tests/test_app.py", null, Test)));
    }

    [Fact]
    public async Task WhyNot_SeveralCheats_TellsAllAtOnce()
    {
        var problem = await WhyNotAsync(false, ("test_app.py", Test, "import pytest\n\n@pytest.mark.skip\n" + Test), ("app.py", "x = f()\n", "x = f()  # type: ignore\n"));

        Assert.Equal(CheatGuard.Code, problem?.Code);
        Assert.Contains("test_app.py:", problem!.Message);
        Assert.Contains("app.py:1:", problem.Message);
    }

    [Fact]
    public async Task WhyNot_NewFilesAndFilesThatAreNoText_AreNoCheat()
    {
        Assert.Null(await WhyNotAsync(false, ("test_new.py", null, "import pytest\n\n" + Test)));
        Assert.Null(await WhyNotAsync(false, ("logo.png", "\0\u0001", "\0\u0002")));
    }

    private async Task<Problem?> WhyNotAsync(bool isReviewed, params (string Path, string? Before, string? After)[] changes)
    {
        using var workspace = Workspace.Open(_files.Path, PathUse.Write).Workspace!;
        var blobs = new BlobStore(_blobs.Path);
        var resolved = new List<ResolvedChange>();
        foreach (var (path, before, after) in changes)
            resolved.Add(new ResolvedChange(workspace.Guard(path, PathUse.Write).Path, await PutAsync(blobs, before), await PutAsync(blobs, after), null, after?.Length ?? 0));
        return (await CheatGuard.LookAsync(resolved, isReviewed, blobs, CancellationToken.None)).Refused;
    }

    private static async Task<string?> PutAsync(BlobStore blobs, string? text) => text is null ? null : await blobs.PutAsync(Encoding.UTF8.GetBytes(text), CancellationToken.None);
}
