using AetherFlow.Cli.Displays;
using AetherFlow.Cli.Reviewing;
using AetherFlow.Hosting;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Cli.Tests.Reviewing;

public sealed class TerminalReviewTests
{
    private static readonly ProposedChanges Changes = new()
    {
        Step = "step_3",
        Description = "Add\u001b[2J rounding",
        Attempt = 2,
        CanChange = true,
        Files =
        [
            new ChangedFile { Path = "a.txt", Added = 1, Removed = 1, Diff = "diff --git a/a.txt b/a.txt\n--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-one\n+two\u202e\u200b\u0007\n" },
            new ChangedFile { Path = "b.txt", Added = 2, Diff = "diff --git a/b.txt b/b.txt\n" },
        ],
    };

    private readonly StringWriter _terminal = new() { NewLine = "\n" };

    [Theory]
    [InlineData("y", "accepted", false, null)]
    [InlineData(" YES ", "accepted", false, null)]
    [InlineData("a", "accepted", true, null)]
    [InlineData("n", "declined", false, null)]
    [InlineData("e|Use decimal.", "changes_asked", false, "Use decimal.")]
    [InlineData("Use decimal.", "changes_asked", false, "Use decimal.")]
    [InlineData("e||y", "accepted", false, null)]
    [InlineData("|x|?|n", "declined", false, null)]
    public async Task Ask_Typed_IsTheAnswer(string typed, string verdict, bool all, string? reason)
    {
        var answer = await AskAsync(Changes, typed.Split('|'));

        Assert.Equal(new ChangesReviewed { Verdict = verdict, All = all, Reason = reason }, answer);
    }

    [Theory]
    [InlineData("q")]
    [InlineData("?|quit")]
    [InlineData(null)]
    [InlineData("e")]
    public async Task Ask_QuitOrEndOfInput_StopsTheRun(string? typed) => Assert.Null(await AskAsync(Changes, typed?.Split('|') ?? []));

    [Fact]
    public async Task Ask_Changes_ShowsThemHarmlessAndExplainsTheAnswers()
    {
        await AskAsync(Changes, "?", "y");

        Assert.Equal(
            """

            diff --git a/a.txt b/a.txt
            --- a/a.txt
            +++ b/a.txt
            @@ -1 +1 @@
            -one
            +two<U+202E><U+200B>␇
            diff --git a/b.txt b/b.txt

            step_3 wants to change 2 files, +3 -1, attempt 2: Add␛[2J rounding
            Write it? [y]es, [n]o, [a]ll, [e]lse, [q]uit, ? explains:   y  write it
              n  do not write it: the step fails, and what depends on it is skipped
              a  write it, and all that follows, without asking again until the program ends
              e  say what should be different; any longer line is taken for that
                 The model is told your words and makes the step again, which costs another call.
              q  stop the run: this is not written, and the run can be resumed. The end of input (Ctrl-D) means the same
            Write it? [y]es, [n]o, [a]ll, [e]lse, [q]uit, ? explains: 
            """.ReplaceLineEndings("\n"),
            _terminal.ToString());
    }

    [Fact]
    public async Task Ask_Colors_AreThoseOfADiff()
    {
        await AskAsync(Changes, colors: true, "y");

        Assert.Contains("\u001b[31m-one\u001b[0m\n\u001b[32m+two<U+202E>", _terminal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("e|n")]
    [InlineData("Use decimal.|n")]
    public async Task Ask_TextOfThePlan_CannotBeAskedForOtherwise(string typed)
    {
        var answer = await AskAsync(Changes with { CanChange = false }, typed.Split('|'));

        Assert.Equal(ChangesReviewed.Declined, answer!.Verdict);
        Assert.Contains("The plan gives these changes word for word", _terminal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_LastAttemptOrMergedFile_SaysWhatFollows()
    {
        await AskAsync(Changes with { IsLastAttempt = true }, "?", "n");
        await AskAsync(Changes with { Step = null, CanChange = false, Attempt = 0 }, "?", "n");

        Assert.Contains("This was the step's last attempt: it fails all the same.", _terminal.ToString(), StringComparison.Ordinal);
        Assert.Contains("The merged file of the plan: 2 files, +3 -1\n", _terminal.ToString(), StringComparison.Ordinal);
        Assert.Contains("do not write it: the run fails", _terminal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_Suspicions_StandBesideTheQuestion()
    {
        var suspicion = new Problem("cheat.expectation", "tests/t.py:2: What is expected was changed:\n\u001b[2J 4 became 3.", "Repair the product.");

        await AskAsync(Changes with { Suspicions = [.. Enumerable.Repeat(suspicion, 21)] }, "?", "n");

        Assert.Contains(
            """
            Look at this: it may make a check pass without making the work right, and only a person can tell.
              tests/t.py:2: What is expected was changed: ␛[2J 4 became 3. [cheat.expectation]
            """.ReplaceLineEndings("\n"),
            _terminal.ToString(),
            StringComparison.Ordinal);
        Assert.Contains("[cheat.expectation]\n  … and 1 more\nstep_3 wants to change", _terminal.ToString(), StringComparison.Ordinal);
        Assert.Contains("What may cheat a check is asked about all the same.", _terminal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_Interrupted_LeavesTheLineOfTheQuestion()
    {
        using var stopping = new CancellationTokenSource();
        var review = Review((token) =>
        {
            stopping.Cancel();
            return Task.FromCanceled<string?>(token);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => review.AskAsync(Changes, stopping.Token));

        Assert.EndsWith("explains: \n", _terminal.ToString(), StringComparison.Ordinal);
    }

    private Task<ChangesReviewed?> AskAsync(ProposedChanges changes, params string[] typed) => AskAsync(changes, colors: false, typed);

    private Task<ChangesReviewed?> AskAsync(ProposedChanges changes, bool colors, params string[] typed)
    {
        var lines = new Queue<string>(typed);
        return Review(_ => Task.FromResult(lines.TryDequeue(out var line) ? line : null), colors).AskAsync(changes, CancellationToken.None);
    }

    private TerminalReview Review(Func<CancellationToken, Task<string?>> readLine, bool colors = false) =>
        new(new PlainDisplay(new RunView(), _terminal, new Summary("aetherflow"), verbose: false), readLine, colors);
}
