using AetherFlow.Engine.Tests.Support;

namespace AetherFlow.Engine.Tests.Edits;

/// <summary>A misplaced edit goes back with what the model needs to place it: the next reply lands, and until then nothing is written.</summary>
public sealed class FeedbackTests
{
    private const string Good = "```text file=\"made.txt\"\nmade\n```\n";

    private static readonly string App = string.Concat(Enumerable.Range(1, 30).Select(n => $"def part_{n}(value):\n    return value + {n}\n\n\n"));

    private static readonly string Right = EditReplies.SearchReplace("app.py", "    return value + 7\n", "    return value * 7\n");

    /// <summary>Name, misplaced edit, code, and what the second prompt must say.</summary>
    public static TheoryData<string, string, string, string[]> Misplaced => new()
    {
        {
            "lines that are not there",
            EditReplies.SearchReplace("app.py", "def part_7(value):\n    return valeu + 7  # seven\n", "x\n"),
            "edit.not_found",
            ["do not stand in app.py", "Nearest lines (25 to 26", "25  def·part_7(value):", "26  ····return·value·+·7", "Quote the lines exactly as they stand in the file."]
        },
        {
            "lines of a diff that are not there",
            EditReplies.Diff("app.py", " def part_7(value):\n-    return valeu + 7  # seven\n+x\n"),
            "edit.not_found",
            ["do not stand in app.py", "26  ····return·value·+·7"]
        },
        {
            "an anchor that is not there",
            EditReplies.Patch("*** Update File: app.py\n@@ def part_77(value):\n-    return value + 7\n+x\n"),
            "edit.not_found",
            ["`def part_77(value):`", "25  def·part_7(value):"]
        },
        {
            "lines that stand in several places",
            EditReplies.SearchReplace("twice.txt", "same\n", "x\n"),
            "edit.ambiguous",
            ["in 2 places of twice.txt: lines 1, 3", "Take more lines around the change"]
        },
        {
            "edits that overlap",
            EditReplies.SearchReplace("app.py", "def part_7(value):\n    return value + 7\n", "x\n") + EditReplies.SearchReplace("app.py", "    return value + 7\n", "y\n"),
            "edit.overlap",
            ["changes lines that the edit in line", "Make one of the two."]
        },
    };

    /// <summary>As <see cref="Misplaced"/>: found, and not to be made.</summary>
    public static TheoryData<string, string, string, string[]> Unmakeable => new()
    {
        {
            "an edit that changes nothing",
            EditReplies.SearchReplace("app.py", "    return value + 7\n", "    return value + 7\n"),
            "edit.identical",
            ["changes nothing", "Leave it out"]
        },
        {
            "a whole file with a gap",
            "FILE: app.py\n```python\ndef part_1(value):\n    return value * 1\n\n\n# ... rest of the code unchanged ...\n```\n",
            "edit.elided",
            ["is not complete", "The file has 120 lines", "Give the complete file without leaving anything out"]
        },
        {
            "an edit with a gap",
            EditReplies.SearchReplace("app.py", "def part_7(value):\n    return value + 7\n\n\ndef part_8(value):\n    return value + 8\n", "def part_7(value):\n    # ... existing code ...\n"),
            "edit.elided",
            ["would drop code of app.py", "Write every line of the replacement"]
        },
        {
            "an edit that breaks the file",
            EditReplies.SearchReplace("app.py", "    return value + 7\n", "    return (value + 7\n"),
            "edit.parse_broken",
            ["app.py was valid before the edit and would not be after it: line", "Correct the edit"]
        },
        {
            "a member that is not there",
            EditReplies.Surgical("app.py", """{"type": "modify_function", "target": "part_77", "code": "def part_77(value):\n    return 77"}"""),
            "surgery.not_found",
            ["app.py: Operation 1", "There is no", "`part_77`", "The nearest are"]
        },
        {
            "a file that is not there",
            Right + EditReplies.SearchReplace("src/other.py", "x\n", "y\n"),
            "edit.no_file",
            ["There is no file src/other.py to change", "Name an existing file"]
        },
    };

    [Theory]
    [MemberData(nameof(Misplaced))]
    [MemberData(nameof(Unmakeable))]
    public async Task Reply_MisplacedThenRight_IsToldWhatStandsThereAndLands(string name, string misplaced, string code, string[] told)
    {
        using var run = Prepared(Good + misplaced, Good + Right);

        var finish = await run.StartAsync("app.py", "twice.txt");

        Assert.True(finish.Outcome == "completed", $"{name}: {run.Step.Problem}");
        Assert.Equal([code], Recorded.AttemptProblems(run.Folder));
        Assert.Equal(2, run.Prompts.Count);
        foreach (var words in told)
        {
            Assert.DoesNotContain(words, run.Prompts[0], StringComparison.Ordinal);
            Assert.Contains(words, run.Prompts[1], StringComparison.Ordinal);
        }

        Assert.Equal(App.Replace("value + 7\n", "value * 7\n", StringComparison.Ordinal), run.Files.Read("app.py"));
        Assert.Equal("made\n", run.Files.Read("made.txt"));
    }

    [Theory]
    [MemberData(nameof(Misplaced))]
    [MemberData(nameof(Unmakeable))]
    public async Task Reply_MisplacedThreeTimes_EndsTheStepWithThatProblemAndWritesNothing(string name, string misplaced, string code, string[] told)
    {
        using var run = Prepared(Good + misplaced);
        var before = run.Photo();

        var finish = await run.StartAsync("app.py", "twice.txt");

        Assert.Equal(("failed", code, 3), (finish.Outcome, run.Problem.Code, run.Prompts.Count));
        Assert.Equal(before, run.Photo());
        Assert.NotEmpty(name);
        Assert.Contains(told, words => run.Problem.ToString().Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reply_MisplacedThenRightAndStoppedAfterEveryLine_LandsOnceAtTheSamePrice()
    {
        var misplaced = Good + EditReplies.SearchReplace("app.py", "    return valeu + 7\n", "x\n");
        string Answer(string prompt, int call) => prompt.Contains("Nearest lines", StringComparison.Ordinal) ? Good + Right : misplaced;
        using var reference = Prepared(new EditRun(Answer));
        var finish = await reference.StartAsync("app.py", "twice.txt");
        Assert.Equal(("completed", 2), (finish.Outcome, finish.Calls));

        for (var stop = 1; stop < Recorded.Lines(reference.Folder).Count; stop += 2)
        {
            using var run = Prepared(new EditRun(Answer));
            await run.StopAsync(stop, "app.py", "twice.txt");

            var resumed = await run.ResumeAsync();

            Assert.True(resumed.Outcome == "completed", $"stopped after line {stop}: {resumed}");
            Assert.Equal(reference.Photo(), run.Photo());
            Assert.Equal(finish.Settled, resumed.Settled);
        }
    }

    [Fact]
    public async Task Reply_OneOfSeveralEditsMisplaced_SaysWhichOnesWereFine()
    {
        using var run = Prepared(Right + EditReplies.SearchReplace("app.py", "    return valeu + 9\n", "x\n"), Right);

        await run.StartAsync("app.py");

        Assert.Contains("Of the 2 edits of app.py the one in line 3 fits; nothing was written", run.Prompts[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reply_BreaksTheFile_RecordsWhereTheEditWent()
    {
        using var run = Prepared(EditReplies.SearchReplace("app.py", "    return value + 7\n", "    return (value + 7\n"), Right);

        await run.StartAsync("app.py");

        Assert.Equal(["app.py edit.parse_broken 26-26"], run.Attempts[0].Refused.Select(r => $"{r.Path} {r.Code} {r.First}-{r.Last}"));
    }

    [Fact]
    public async Task Reply_SeveralFilesMisplaced_SaysAllProblems()
    {
        using var run = Prepared(
            EditReplies.SearchReplace("app.py", "    return valeu + 9\n", "x\n") + EditReplies.SearchReplace("twice.txt", "same\n", "x\n"), Right);

        await run.StartAsync("app.py", "twice.txt");

        Assert.Contains("do not stand in app.py", run.Prompts[1], StringComparison.Ordinal);
        Assert.Contains("in 2 places of twice.txt", run.Prompts[1], StringComparison.Ordinal);
    }

    private static EditRun Prepared(params string[] replies) => Prepared(new EditRun(replies));

    private static EditRun Prepared(EditRun run)
    {
        run.Write("app.py", App);
        run.Write("twice.txt", "same\nother\nsame\n");
        return run;
    }
}
