using System.Text;
using System.Text.Json;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Output;
using AetherFlow.Testing;

namespace AetherFlow.Runs.Tests.Output;

public sealed class OutputFolderTests : IDisposable
{
    private readonly TemporaryFolder _home = new();
    private readonly TemporaryFolder _output = new();

    public void Dispose()
    {
        _home.Dispose();
        _output.Dispose();
    }

    [Fact]
    public async Task WriteAsync_StepThatWroteOneFile_LeavesReplyAndFile()
    {
        var script = new RunScript(_home.Path);
        var file = await script.Folder.Blobs.PutAsync("print('│ box │')\n"u8.ToArray(), CancellationToken.None);
        await script.Started().StepDone("step_1", "src/\n└── a.py\n```py\nprint('│ box │')\n```", [new FileChange("src/a.py", null, file)], "Two\nlines").WriteAsync();

        var report = await WriteAsync(script.Folder);

        Assert.Null(report.Problem);
        Assert.Equal(
            """
            Step: step_1
            Description: Two lines
            Type: code_generation
            Success: True
            Tokens: 1400
            Cost: $0.0020
            Time: 1000ms

            ============================================================

            src/
            └── a.py
            ```py
            print('│ box │')
            ```
            """.ReplaceLineEndings("\n"),
            _output.Read("step_outputs/step_1.txt"));
        Assert.Equal("print('│ box │')\n", _output.Read("step_outputs/step_1_code.txt"));
        Assert.Equal("src/\n└── a.py\n", _output.Read("step_outputs/step_1_structure.md"));
        Assert.Equal("src/a.py\n", _output.Read("generated_files.txt"));
        Assert.Equal(
            ["step_outputs/step_1.txt", "step_outputs/step_1_code.txt", "step_outputs/step_1_structure.md", "metrics_sample.json", "metrics_sample.csv", "generated_files.txt"],
            report.Files);
        Assert.Equal(report.Files.Order(StringComparer.Ordinal), _output.Tree().Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task WriteAsync_StepThatWroteSeveralFiles_NamesEach()
    {
        var script = new RunScript(_home.Path);
        var a = await script.Folder.Blobs.PutAsync("no line end"u8.ToArray(), CancellationToken.None);
        var b = await script.Folder.Blobs.PutAsync("b\n"u8.ToArray(), CancellationToken.None);
        await script.Started()
            .StepDone("step_1", files: [new FileChange("a", null, a), new FileChange("b", b, b), new FileChange("gone", a, null)])
            .WriteAsync();

        await WriteAsync(script.Folder);

        Assert.Equal("FILE: a\nno line end\nFILE: b\nb\nFILE: gone (removed)\n", _output.Read("step_outputs/step_1_code.txt"));
        Assert.Equal("a\nb\n", _output.Read("generated_files.txt"));
    }

    [Fact]
    public async Task WriteAsync_FailedAndSkippedSteps_SayWhy()
    {
        const string Plan = """
            {"task_id": "sample", "description": "d", "metadata": {}, "steps": [
              {"id": "step_1", "description": "a", "type": "analysis", "complexity": 0.1, "estimated_tokens": 200, "dependencies": [], "validation_criteria": [], "context": {}},
              {"id": "step_2", "description": "never begun", "type": "analysis", "complexity": 0.1, "estimated_tokens": 200, "dependencies": ["step_1"], "validation_criteria": [], "context": {}}
            ]}
            """;
        var script = new RunScript(_home.Path).Started(plan: new Payload { Text = Plan, Size = Plan.Length })
            .StepStarted("step_1", "analysis").CallStarted("step_1")
            .StepFinished("step_1", new StepFinished { Outcome = "failed", Attempts = 1, CostIsUpperBound = true, Cost = new Money(0.5m), Problem = new Problem("reply.empty", "Nothing\ncame.") })
            .StepFinished("step_2", new StepFinished { Outcome = "skipped", Problem = new Problem("step.skipped", "A step it depends on failed.") })
            .StepStarted("step_3");
        await script.WriteAsync();

        await WriteAsync(script.Folder);

        var failed = _output.Read("step_outputs/step_1.txt");
        Assert.Contains("\nSuccess: False\n", failed, StringComparison.Ordinal);
        Assert.Contains("\nCost: $0.5000 (upper bound)\n", failed, StringComparison.Ordinal);
        Assert.Contains("\nError: reply.empty: Nothing came.\n\n====", failed, StringComparison.Ordinal);
        Assert.Contains("\nError: step.skipped: A step it depends on failed.\n", _output.Read("step_outputs/step_2.txt"), StringComparison.Ordinal);
        Assert.StartsWith("Step: step_2\nDescription: never begun\nType: analysis\n", _output.Read("step_outputs/step_2.txt"), StringComparison.Ordinal);
        Assert.False(File.Exists(_output["step_outputs/step_3.txt"]));
        Assert.False(File.Exists(_output["step_outputs/step_1_code.txt"]));
        Assert.StartsWith("Metric,Value\nTask ID,sample\n", _output.Read("metrics_sample.csv"), StringComparison.Ordinal);
        Assert.Contains("\nstep_1,Do something,analysis,False,0,0,0,0,0.5,\"reply.empty: Nothing\ncame.\",build,,,\n", _output.Read("metrics_sample.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_Metrics_HaveTheNamesAndOrderThatReadersKnow()
    {
        var script = new RunScript(_home.Path).Started().StepDone("step_1").Wait(500)
            .Finished(new RunFinished { Outcome = "completed", Resumable = false });
        await script.WriteAsync();

        await WriteAsync(script.Folder);

        using var json = JsonDocument.Parse(_output.Read("metrics_sample.json"));
        var run = json.RootElement;
        Assert.Equal(
            "task_id task_description total_steps successful_steps failed_steps total_execution_time_ms total_tokens_used total_input_tokens total_output_tokens total_cost_usd cost_is_upper_bound total_energy_gco2 average_step_time_ms success_rate started_at completed_at cache_hits cache_saved_tokens cache_saved_usd step_metrics",
            string.Join(' ', run.EnumerateObject().Select(p => p.Name)));
        var step = run.GetProperty("step_metrics")[0];
        Assert.Equal(
            "step_id step_description step_type success execution_time_ms tokens_used input_tokens output_tokens cost_usd cost_is_upper_bound energy_gco2 error ttft_ms ttr_ms queue_latency_ms network_overhead_ms connection_reused provider cache_hit cache_read_cost_multiplier speculative_enabled speculative_accept_rate speculative_speedup_factor draft_provider verify_provider phase model cached_input_tokens kept_from verdict",
            string.Join(' ', step.EnumerateObject().Select(p => p.Name)));
        Assert.Equal((1, 1, 0, 1400, 0.002m, 0.07m), (
            run.GetProperty("total_steps").GetInt32(),
            run.GetProperty("successful_steps").GetInt32(),
            run.GetProperty("failed_steps").GetInt32(),
            run.GetProperty("total_tokens_used").GetInt32(),
            run.GetProperty("total_cost_usd").GetDecimal(),
            run.GetProperty("total_energy_gco2").GetDecimal()));
        Assert.Equal("2026-11-21T09:00:01.5+00:00", run.GetProperty("completed_at").GetString());
        Assert.Equal((120, 900, "deepseek", "build"), (
            step.GetProperty("ttft_ms").GetInt32(), step.GetProperty("ttr_ms").GetInt32(), step.GetProperty("provider").GetString(), step.GetProperty("phase").GetString()));
        // The vendor's own cache is told by its tokens, ours by a hit.
        Assert.Equal((false, 200), (step.GetProperty("cache_hit").GetBoolean(), step.GetProperty("cached_input_tokens").GetInt32()));
        Assert.Equal(JsonValueKind.Null, step.GetProperty("queue_latency_ms").ValueKind);
    }

    [Fact]
    public async Task WriteAsync_Twice_GivesTheSameBytes()
    {
        var script = new RunScript(_home.Path).Started().StepDone("step_1").StepDone("étape..2");
        await script.WriteAsync();

        await WriteAsync(script.Folder);
        var first = _output.Tree();
        await WriteAsync(script.Folder);

        Assert.Equal(first, _output.Tree());
        Assert.Contains("step_outputs/%C3%A9tape..2.txt", first.Keys);
    }

    [Fact]
    public async Task WriteAsync_SecretInReplyAndFile_IsTakenOut()
    {
        var script = new RunScript(_home.Path);
        var file = await script.Folder.Blobs.PutAsync(Encoding.UTF8.GetBytes("é sk-secret-key\n"), CancellationToken.None);
        await script.Started().StepDone("step_1", "key: sk-secret-key", [new FileChange("a", null, file)]).WriteAsync();

        await OutputFolder.WriteAsync(script.Folder, _output.Path, new Redactor(["sk-secret-key"]), CancellationToken.None);

        Assert.Equal("é [redacted]\n", _output.Read("step_outputs/step_1_code.txt"));
        Assert.EndsWith("key: [redacted]", _output.Read("step_outputs/step_1.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_FolderIsAFile_SaysSo()
    {
        var script = new RunScript(_home.Path).Started().StepDone("step_1");
        await script.WriteAsync();
        var path = _output.Write("taken", "");

        var report = await OutputFolder.WriteAsync(script.Folder, path, Redactor.None, CancellationToken.None);

        Assert.Equal("output.unwritable", report.Problem!.Code);
        Assert.Empty(report.Files);
    }

    [Fact]
    public async Task WriteAsync_StepOutputsIsALink_WritesNothingThroughIt()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making a symbolic link needs a privilege on Windows.");
        using var elsewhere = new TemporaryFolder();
        var script = new RunScript(_home.Path).Started().StepDone("step_1");
        await script.WriteAsync();
        Directory.CreateSymbolicLink(_output["step_outputs"], elsewhere.Path);

        var report = await WriteAsync(script.Folder);

        Assert.Equal("output.unwritable", report.Problem!.Code);
        Assert.Empty(elsewhere.Tree());
    }

    private Task<OutputReport> WriteAsync(RunFolder run) => OutputFolder.WriteAsync(run, _output.Path, Redactor.None, CancellationToken.None);
}
