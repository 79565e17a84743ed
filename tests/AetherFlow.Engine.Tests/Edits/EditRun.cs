using System.Text;
using AetherFlow.Engine.Tests.Support;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Testing;

namespace AetherFlow.Engine.Tests.Edits;

/// <summary>A run of one step in a workspace of its own, whose model gives prepared replies in their order, the last one again and again.</summary>
internal sealed class EditRun : IDisposable
{
    private readonly List<string> _prompts = [];
    private readonly RunHarness _harness;
    private Plan? _plan;

    public EditRun(params string[] replies)
        : this((_, call) => replies[Math.Min(call, replies.Length) - 1])
    {
    }

    /// <param name="answer">The reply to a prompt; the number is that of the call, from 1.</param>
    public EditRun(Func<string, int, string> answer)
    {
        _harness = new RunHarness
        {
            Connect = () => InProcess.Connect((prompt, _) =>
            {
                _prompts.Add(prompt);
                Meanwhile(Files, _prompts.Count);
                return Task.FromResult(answer(prompt, _prompts.Count));
            }),
        };
        Folder = _harness.NewFolder();
    }

    public TemporaryFolder Files => _harness.Files;

    public RunFolder Folder { get; }

    /// <summary>Starts the run and lets it die after a number of journal lines.</summary>
    public async Task StopAsync(int lines, params string[] targets) => await Assert.ThrowsAnyAsync<Exception>(() =>
        StartAsync(new RunObserver { Wrap = journal => new StoppingJournal(journal, lines) }, targets));

    /// <summary>What somebody else does while the model thinks; the number is that of the call, from 1.</summary>
    public Action<TemporaryFolder, int> Meanwhile { get; init; } = (_, _) => { };

    /// <summary>What the step reads beside its targets.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    public IReadOnlyList<string> Prompts => _prompts;

    public StepFinished Step => Recorded.Steps(Folder).Last();

    public Problem Problem => Step.Problem!;

    public IReadOnlyList<AttemptFinished> Attempts => [.. Recorded.All(Folder, "attempt.finished", RunsJson.Lines.AttemptFinished)];

    public Task<RunFinished> StartAsync(params string[] targets) => StartAsync(RunObserver.Nobody, targets);

    private Task<RunFinished> StartAsync(RunObserver observer, string[] targets)
    {
        var step = PlanText.Step(1, "refactoring", targets);
        step["context"]!["input_files"] = new System.Text.Json.Nodes.JsonArray([.. Inputs.Select(file => System.Text.Json.Nodes.JsonValue.Create(file))]);
        _plan = RunHarness.Read(PlanText.Of(step));
        return _harness.StartAsync(_plan, Folder, observer);
    }

    public Task<RunFinished> ResumeAsync() => _harness.ResumeAsync(_plan!, Folder);

    public async Task UndoAsync() => Assert.Equal("completed", (await _harness.UndoAsync(Folder)).Outcome);

    public void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    public void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Files[path])!);
        File.WriteAllBytes(Files[path], bytes);
    }

    /// <summary>Everything below the workspace: folders, links and files with their permission bits and bytes.</summary>
    public IReadOnlyList<string> Photo() =>
    [
        .. Directory.EnumerateFileSystemEntries(Files.Path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Select(path => $"{Path.GetRelativePath(Files.Path, path)} {Describe(path)}")
            .Order(StringComparer.Ordinal),
    ];

    public void Dispose() => _harness.Dispose();

    private static string Describe(string path)
    {
        if (new FileInfo(path).LinkTarget is { } target) return $"-> {target}";
        var mode = OperatingSystem.IsWindows() ? "" : Convert.ToString((int)File.GetUnixFileMode(path), 8);
        return Directory.Exists(path) ? mode + "/" : $"{mode} {Convert.ToHexStringLower(File.ReadAllBytes(path))}";
    }
}
