using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using AetherFlow.Engine.Repairs;
using AetherFlow.Engine.Verification;
using AetherFlow.Plans;
using AetherFlow.Runs.Events;
using AetherFlow.Testing;
using AetherFlow.Workspaces;
using FsCheck;
using FsCheck.Fluent;
using static AetherFlow.Engine.Tests.Repairs.FailedChecks;

namespace AetherFlow.Engine.Tests.Repairs;

/// <summary>What a round of repair is asked to do.</summary>
public sealed class CorrectionPlannerTests : IDisposable
{
    private readonly TemporaryFolder _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Write_OneCheck_IsOneStepWithWhatItPrinted()
    {
        _files.Write("a.py", "x");

        var step = Assert.Single((await WriteAsync(Of1(), [Of("pytest", "E   assert 1 == 2", "", Place("a.py"))], [])).Steps);

        Assert.Equal("`pytest` fails. Make it succeed.", step.Description);
        Assert.Equal(["`pytest` succeeds"], step.ValidationCriteria);
        Assert.Equal(["a.py"], step.Context.Files);
        Assert.Equal("E   assert 1 == 2\n(exit code 1)", Text(step, "What `pytest` printed"));
        Assert.Equal(["a.py:1: wrong"], Texts(step, "Places that it names"));
        Assert.False(step.Context.Others.ContainsKey("Tried before, in vain"));
    }

    [Fact]
    public async Task Write_SeveralChecks_AreOneStepWithWhatWasTried()
    {
        _files.Write("a.py", "x");

        var step = Assert.Single((await WriteAsync(Of1(), [Of("mypy"), Of("pytest")], [], "round 1 changed a.py")).Steps);

        Assert.Equal("`mypy`, `pytest` fail. Make them succeed.", step.Description);
        Assert.Equal(["round 1 changed a.py"], Texts(step, "Tried before, in vain"));
    }

    [Theory]
    [InlineData("", 3, null, "Nothing; its exit code was 3.")]
    [InlineData(" \n", null, "it took longer than 120 s", "Nothing. it took longer than 120 s")]
    [InlineData("half\n", null, "it took longer than 120 s", "half\n(it took longer than 120 s)")]
    public async Task Write_CheckThatSaidLittle_SaysHowItEnded(string printed, int? exitCode, string? reason, string expected)
    {
        _files.Write("a.py", "x");

        var plan = await WriteAsync(Of1(), [Of("pytest", printed) with { ExitCode = exitCode, Reason = reason }], []);

        Assert.Equal(expected, Text(Assert.Single(plan.Steps), "What `pytest` printed"));
    }

    [Fact]
    public async Task Write_ManyPlaces_ShowsTwentyAndNoWarnings()
    {
        _files.Write("a.py", "x");
        ImmutableArray<OutputLocation> places = [Place("a.py", LocationSeverity.Warning), .. Enumerable.Range(0, 30).Select(n => Place("a.py", message: $"error {n}"))];

        var shown = Texts(Assert.Single((await WriteAsync(Of1(), [Of("pytest", places: places)], [])).Steps), "Places that it names");

        Assert.Equal(Enumerable.Range(0, 20).Select(n => $"a.py:1: error {n}"), shown);
    }

    [Fact]
    public async Task Write_RejectedSteps_AreOneStepEachInTheOrderOfThePlan()
    {
        var plan = OfSteps([.. Enumerable.Range(1, 10).Select(n => (n, $"f{n}.py"))]);

        var written = await WriteAsync(plan, [], [(10, "too long"), (2, "not named so")]);

        Assert.Equal(["f2.py", "f10.py"], written.Steps.Select(step => Assert.Single(step.Context.Files)));
        Assert.Equal(["the rule (file:1) not named so do it"], Texts(written.Steps[0], "What the audit found"));
        Assert.Contains("The work was: work 10", written.Steps[1].Description);
    }

    [Fact]
    public async Task Write_AuditsOfTheFilesOfAFailedCheck_AreMergedIntoItsStep()
    {
        _files.Write("a.py", "x");
        var plan = OfSteps((1, "a.py"), (2, "a.py"), (3, "other.py"));

        var written = await WriteAsync(plan, [Of("pytest", places: [Place("a.py")])], [(1, "first"), (2, "second"), (3, "third")]);

        Assert.Equal(2, written.Steps.Length);
        Assert.Equal(["the rule (file:1) first do it", "the rule (file:1) second do it"], Texts(written.Steps[0], "What an audit of these files found"));
        Assert.Equal(["a.py"], written.Steps[0].Context.Files);
        Assert.Equal(["other.py"], written.Steps[1].Context.Files);
    }

    /// <summary>Two steps for one file would be paid to correct the same cause, each against the other's edits.</summary>
    [Theory]
    [InlineData("./src/a.py")]
    [InlineData("src//a.py")]
    [InlineData("src/../src/a.py")]
    public async Task Write_AuditOfAFileThatThePlanSpellsOtherwise_IsMergedAllTheSame(string spelling)
    {
        _files.Write("src/a.py", "x");

        var written = await WriteAsync(OfSteps((1, spelling)), [Of("pytest", places: [Place("src/a.py")])], [(1, "found")]);

        Assert.Equal(["src/a.py"], Assert.Single(written.Steps).Context.Files);
    }

    [Fact]
    public async Task Write_NothingToCorrect_IsEmpty()
    {
        var analysis = Read("""{ "id": "step_1", "description": "look", "type": "analysis", "complexity": 0.1, "estimated_tokens": 500, "dependencies": [], "validation_criteria": [], "context": { "files": ["a.py"] } }""");

        Assert.True((await BytesAsync(analysis, Findings([], [(1, "found")]), [])).IsEmpty);
        Assert.True((await BytesAsync(analysis, Findings([], []), [])).IsEmpty);
    }

    [Fact]
    public void Write_AnyFindings_IsAPlanThatIsReadBack()
    {
        foreach (var name in new[] { "a b.py", "été.py", "c#.py", "quo\"te.py", "back\\slash.py", "st*r.py", "dir/{x,y}.py" }) _files.Write(name, "text\n");
        var names = Gen.Elements("a b.py", "été.py", "c#.py", "quo\"te.py", "back\\slash.py", "st*r.py", "dir/{x,y}.py", "gone.py", "../out.py", "");
        var text = ArbMap.Default.ArbFor<string?>().Generator.Select(generated => generated ?? "")
            .Or(Gen.Elements("\ud800 half a character", "\0\u0007\u202e", "```\n# a\n</file>", "{\"a\": [", new string('x', 20_000), "\r\n\r\n", "`` ` ``"));
        var places = Gen.Zip(names, text).Select(pair => Place(pair.Item1, LocationSeverity.Error, pair.Item2)).ArrayOf();
        var checks = Gen.Zip(text, Gen.Zip(places, Gen.Elements<int?>(null, 0, 1, 255))).Select(all => (Printed: all.Item1, Places: all.Item2.Item1, Code: all.Item2.Item2)).ArrayOf();
        var audits = Gen.Zip(Gen.Choose(1, 4), text).Select(audit => (audit.Item1, audit.Item2)).ArrayOf();
        var plan = OfSteps((1, "a b.py"), (2, "./été.py"), (3, "new/c#.py"), (4, "d.py"));

        Prop.ForAll(Gen.Zip(checks, Gen.Zip(audits, text.ArrayOf())).Resize(6).ToArbitrary(), generated =>
        {
            var (found, rejected, tried) = (generated.Item1, generated.Item2.Item1, generated.Item2.Item2);
            var failed = found.Select((check, i) => Of($"check {i} " + check.Printed[..Math.Min(30, check.Printed.Length)], check.Printed, "", [.. check.Places]) with { ExitCode = check.Code, Reason = "ended" }).ToArray();

            var bytes = BytesAsync(plan, Findings(failed, [.. rejected.DistinctBy(r => r.Item1)]), tried).GetAwaiter().GetResult();

            if (failed.Length == 0 && rejected.Length == 0) Assert.True(bytes.IsEmpty);
            else AssertValid(bytes);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void CommandPlan_OfAnyCommand_IsAPlanThatIsReadBack() => Prop.ForAll(
        ArbMap.Default.ArbFor<string?>().Generator.Select(text => text ?? "").Or(Gen.Elements("a && \"b\"", "\ud800", "\0", new string('x', 70_000), "make été #1\n")).ToArbitrary(),
        command =>
        {
            var plan = AssertValid(CommandPlan.Of(command));
            Assert.Empty(Assert.Single(plan.Steps).Context.Files);
            if (!command.Any(char.IsSurrogate)) Assert.Contains(command, plan.Description);
        }).QuickCheckThrowOnFailure();

    private static Plan Of1() => OfSteps((1, "unseen.py"));

    private static Plan OfSteps(params (int Number, string File)[] steps) => Read(string.Join(
        ",\n",
        steps.Select(step => $$"""{ "id": "step_{{step.Number}}", "description": "work {{step.Number}}", "type": "code_generation", "complexity": 0.1, "estimated_tokens": 500, "dependencies": [], "validation_criteria": ["it works"], "context": { "files": [{{JsonSerializer.Serialize(step.File)}}] } }""")));

    private static Plan Read(string steps) => AssertValid(Encoding.UTF8.GetBytes($$"""{ "task_id": "t", "description": "a plan", "steps": [{{steps}}], "metadata": {} }"""));

    private static Plan AssertValid(ReadOnlyMemory<byte> bytes)
    {
        var reading = PlanReader.Read(bytes, new PlanReadOptions());
        Assert.True(reading.IsValid, string.Join('\n', reading.Problems));
        return reading.Plan;
    }

    private static Findings Findings(IReadOnlyList<Evidence> failed, (int Number, string Why)[] rejected) => new()
    {
        Evidence = failed,
        Verdicts = rejected.ToImmutableDictionary(
            audit => new StepId($"step_{audit.Number}"),
            audit => new Verdict { Status = Verdict.Failed, Summary = audit.Why, Violations = [new RuleViolation { Rule = "the rule", Location = "file:1", Why = audit.Why, SuggestedFix = "do it" }] }),
    };

    private static string? Text(Step step, string key) => step.Context.Others[key].GetString();

    private static string[] Texts(Step step, string key) => [.. step.Context.Others[key].EnumerateArray().Select(value => value.GetString()!)];

    private async Task<Plan> WriteAsync(Plan plan, Evidence[] failed, (int Number, string Why)[] rejected, params string[] tried) =>
        AssertValid(await BytesAsync(plan, Findings(failed, rejected), tried));

    private async Task<ReadOnlyMemory<byte>> BytesAsync(Plan plan, Findings findings, string[] tried)
    {
        using var workspace = Workspace.Open(_files.Path, PathUse.Write).Workspace!;
        return await new CorrectionPlanner(plan, new RelevantFiles(workspace)).WriteAsync(2, findings, tried, CancellationToken.None);
    }
}
