using System.Text;
using AetherFlow.Cli.Commands;
using AetherFlow.Hosting;
using AetherFlow.Runs;

namespace AetherFlow.Cli.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private readonly TestSurroundings _test = new();
    private readonly RecordedActions _actions = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task Invoke_PlanWithAllFlags_AsksForAllOfIt()
    {
        string[] line = ["--plan", "p.json", "--workspace", "w", "--output", "o", "--context", "@ctx", "--mode", "fast", "--guidelines", "g.md", "--model", "groq/llama", "--on-failure", "UNDO", "--fresh", "--max-parallel", "3", "--budget", "0.50", "--lenient", "--env-file", "e", "--json", "-v"];

        Assert.Equal(0, await InvokeAsync(line));

        Assert.Equal(
            [
                new RunRequest
                {
                    PlanPath = "p.json",
                    Workspace = "w",
                    Output = "o",
                    Context = "@ctx",
                    Mode = "FAST",
                    GuidelinesPath = "g.md",
                    Model = "groq/llama",
                    OnFailure = "undo",
                    Fresh = true,
                    MaxParallel = 3,
                    Budget = new Money(0.50m),
                    Lenient = true,
                    EnvFile = "e",
                },
                new Showing(Json: true, Verbose: true),
            ],
            _actions.Asked);
    }

    [Fact]
    public async Task Invoke_PlanAlone_TakesTheDefaults()
    {
        await InvokeAsync("--plan", "p.json");

        Assert.Equal([new RunRequest { PlanPath = "p.json" }, new Showing(Json: false)], _actions.Asked);
    }

    [Theory]
    [InlineData("-q --plan p", "PROTO", null)]
    [InlineData("--quick --plan p", "PROTO", null)]
    [InlineData("--fast --plan p", "PROTO", null)]
    [InlineData("--workflow proto --plan p", "PROTO", null)]
    [InlineData("--workflow Quick --plan p", "PROTO", null)]
    [InlineData("-f --plan p", "PROD", null)]
    [InlineData("--full --plan p", "PROD", null)]
    [InlineData("-b --plan p", "PROD", null)]
    [InlineData("--build --plan p", "PROD", null)]
    [InlineData("--workflow PROD --plan p", "PROD", null)]
    [InlineData("--workflow full --build --plan p", "PROD", null)]
    [InlineData("--mode build --plan p", null, "BUILD")]
    [InlineData("--mode double-check --plan p", null, "DOUBLE-CHECK")]
    [InlineData("--check --plan p", null, "DOUBLE-CHECK")]
    [InlineData("--check --mode DOUBLE-CHECK --plan p", null, "DOUBLE-CHECK")]
    public async Task Invoke_Work_IsAWorkflowOrAMode(string line, string? workflow, string? mode)
    {
        Assert.Equal(0, await InvokeAsync(line.Split(' ')));

        Assert.Equal(new RunRequest { PlanPath = "p", Workflow = workflow, Mode = mode }, _actions.Asked[0]);
    }

    [Fact]
    public async Task Invoke_CheckOfARun_NamesIt()
    {
        await InvokeAsync("--check", "k3f9wq");

        Assert.Equal(new RunRequest { AuditRun = "k3f9wq", Mode = "DOUBLE-CHECK" }, _actions.Asked[0]);
    }

    [Fact]
    public async Task Invoke_ReplayWithoutApplying_AsksForBoth()
    {
        await InvokeAsync("--plan", "p.json", "--replay", "k3f9wq", "--no-apply");

        Assert.Equal(new RunRequest { PlanPath = "p.json", Replay = "k3f9wq", Apply = false }, _actions.Asked[0]);
    }

    [Fact]
    public async Task Invoke_Review_AsksForIt()
    {
        await InvokeAsync("--plan", "p.json", "--review", "-q");

        Assert.True(Assert.IsType<RunRequest>(_actions.Asked[0]).Review);
    }

    [Fact]
    public async Task Invoke_Sequential_IsOneStepAtATime()
    {
        await InvokeAsync("--plan", "p.json", "--sequential");

        Assert.Equal(1, Assert.IsType<RunRequest>(_actions.Asked[0]).MaxParallel);
    }

    [Fact]
    public async Task Invoke_EachCommand_AsksForIt()
    {
        (string Line, object?[] Asked)[] cases =
        [
            ("demo", [null, new Showing()]),
            ("demo d --json", ["d", new Showing(true)]),
            ("plan schema", []),
            ("runs list --json", [new Showing(true)]),
            ("runs show abcd", ["abcd", new Showing()]),
            ("runs resume abcd --budget 2 --max-parallel 4 --env-file e --json", [new ResumeRequest { Run = "abcd", Budget = new Money(2), MaxParallel = 4, EnvFile = "e" }, new Showing(true)]),
            ("runs resume abcd --review", [new ResumeRequest { Run = "abcd", Review = true }, new Showing()]),
            ("runs resume abcd --no-review", [new ResumeRequest { Run = "abcd", Review = false }, new Showing()]),
            ("runs fork abcd --review", [new ForkRequest { Run = "abcd", Review = true }, new Showing()]),
            ("runs fork abcd --no-review", [new ForkRequest { Run = "abcd", Review = false }, new Showing()]),
            ("runs undo abcd", [new UndoRequest { Run = "abcd" }, new Showing()]),
            ("runs undo abcd --step step_3 --json", [new UndoRequest { Run = "abcd", Step = "step_3" }, new Showing(true)]),
            ("runs diff abcd", ["abcd", null, new Showing()]),
            ("runs diff abcd --step step_3 --json", ["abcd", "step_3", new Showing(true)]),
            ("runs fork abcd", [new ForkRequest { Run = "abcd" }, new Showing()]),
            (
                "runs fork abcd --plan e.json --from step_7 --model groq --budget 2 --max-parallel 4 --env-file e --json -v",
                [new ForkRequest { Run = "abcd", PlanPath = "e.json", From = "step_7", Model = "groq", Budget = new Money(2), MaxParallel = 4, EnvFile = "e" }, new Showing(true, true)]),
            ("runs export abcd", [new ExportRequest { Run = "abcd" }]),
            ("runs export abcd --output o --file f.zip", [new ExportRequest { Run = "abcd", OutputFolder = "o", File = "f.zip" }]),
            ("--status", ["status", new Showing()]),
            ("--status --json", ["status", new Showing(true)]),
            ("--costs --json", ["costs", new Showing(true)]),
            ("--stats", ["stats", new Showing()]),
            ("--dry-run --plan p --mode fast --budget 1 --json", ["dry run", new RunRequest { PlanPath = "p", Mode = "FAST", Budget = new Money(1) }, new Showing(true)]),
            (
                "plan show p --prompts --full --workspace w --guidelines g --env-file e --lenient --json",
                ["prompts", new RunRequest { PlanPath = "p", Workspace = "w", Workflow = "PROD", Mode = null, GuidelinesPath = "g", EnvFile = "e", Lenient = true }, new Showing(true)]),
            ("spend show", ["spend", null, new Showing()]),
            ("spend show --day 2026-11-20 --json", ["spend", new DateOnly(2026, 11, 20), new Showing(true)]),
            ("spend rebuild", ["rebuild"]),
            ("models", [new ModelsQuestion(false, null), new Showing()]),
            ("models --prices --env-file e --json", [new ModelsQuestion(true, "e"), new Showing(true)]),
            ("--info --plan p --quick", ["info", new RunRequest { PlanPath = "p", Workflow = "PROTO", Mode = null }, new Showing()]),
            ("simulate --script s.json --port 80", [new SimulateRequest { ScriptPath = "s.json", Port = 80 }]),
            ("simulate --record abcd", [new SimulateRequest { Run = "abcd" }]),
            ("doctor --json", [new Showing(true)]),
            ("policy trust", [".", false]),
            ("policy trust --workspace w --yes", ["w", true]),
            ("policy untrust --workspace w", ["w"]),
        ];

        foreach (var (line, asked) in cases)
        {
            _actions.Asked.Clear();
            Assert.Equal(0, await InvokeAsync(line.Split(' ')));
            Assert.Equal(asked, _actions.Asked);
        }
    }

    [Fact]
    public async Task Invoke_PolicyCheck_TakesWhatFollowsTheDashesAsItIs()
    {
        await InvokeAsync("policy", "check", "--allow", "git log", "--allow", "ls", "--deny", "rm", "--sandbox", "none", "--workspace", "w", "--json", "--", "git", "log", "--json", "--", "-x", "@f");
        await InvokeAsync("policy", "check", "--shell-string", "--", "ls; rm x");

        var all = Assert.IsType<PolicyCheckRequest>(_actions.Asked[0]);
        Assert.Equal(["git", "log", "--json", "--", "-x", "@f"], all.Words);
        Assert.Equal(["git log", "ls"], all.Allow);
        Assert.Equal(["rm"], all.Deny);
        Assert.Equal(("none", "w", false), (all.Sandbox, all.Workspace, all.IsShellString));
        Assert.Equal(new Showing(true), _actions.Asked[1]);
        var text = Assert.IsType<PolicyCheckRequest>(_actions.Asked[2]);
        Assert.Equal(["ls; rm x"], text.Words);
        Assert.Equal((null, null, true), (text.Sandbox, text.Workspace, text.IsShellString));
    }

    [Fact]
    public async Task Invoke_PlanFiles_AreTakenAsNamed()
    {
        await InvokeAsync("plan", "validate", "a.json", "b.json", "--lenient", "--json");
        await InvokeAsync("plan", "show", "c.json");

        var files = _actions.Asked.Cast<PlanFiles>().ToList();
        Assert.Equal((true, true, "a.json,b.json"), (files[0].Lenient, files[0].Json, string.Join(',', files[0].Paths)));
        Assert.Equal((false, "c.json"), (files[1].Lenient, files[1].Paths.Single()));
    }

    [Theory]
    [InlineData("policy check --shell-string -- a b", "--shell-string takes one text, not 2; put the command in quotes")]
    [InlineData("policy check --sandbox jail -- a", "--sandbox takes bubblewrap, podman, docker, none, not 'jail'")]
    [InlineData("policy", "policy needs one of its commands: check, trust, untrust")]
    [InlineData("--budgt 5 --plan p", "unknown option --budgt; did you mean --budget?")]
    [InlineData("--plan p --workspce=x", "unknown option --workspce; did you mean --workspace?")]
    [InlineData("--plan p --tui", "unknown option --tui")]
    [InlineData("--plan p -q --full", "-q (PROTO) and --full (PROD) exclude each other: a plan is run in one workflow, or in one mode")]
    [InlineData("--plan p --fast --build --check", "--fast (PROTO) and --build (PROD) exclude each other: a plan is run in one workflow, or in one mode")]
    [InlineData("--plan p --workflow full --mode fast", "--workflow full and --mode fast exclude each other: a plan is run in one workflow, or in one mode")]
    [InlineData("--plan p --mode BUILD --check", "--mode BUILD and --check exclude each other: a plan is run in one workflow, or in one mode")]
    [InlineData("--check", "a check needs --plan FILE (the files as they are) or --check RUN (what a run made)")]
    [InlineData("--mode DOUBLE-CHECK", "a check needs --plan FILE (the files as they are) or --check RUN (what a run made)")]
    [InlineData("--quick", "--plan FILE is missing: nothing says what to run")]
    [InlineData("--check abcd --plan p", "--check abcd and --plan exclude each other: the plan is the one that run had")]
    [InlineData("--check abcd --workspace w", "--check abcd and --workspace exclude each other: what the run made is checked, from its records")]
    [InlineData("--plan p --replay x --fresh", "--replay and --fresh exclude each other: either all replies are recorded ones, or none is")]
    [InlineData("--plan p --replay x --model groq", "--replay and --model exclude each other: a replay asks nobody")]
    [InlineData("--plan p --no-apply --on-failure undo", "--on-failure undo and --no-apply exclude each other: nothing is written that could be taken back")]
    [InlineData("--plan p --check --on-failure undo", "--on-failure undo and a check alone exclude each other: a check writes nothing that could be taken back")]
    [InlineData("--costs --status", "--costs and --status exclude each other")]
    [InlineData("--costs --plan p", "--costs and --plan exclude each other: --costs looks at what there is, and runs nothing")]
    [InlineData("--status -v", "--status and -v exclude each other: --status looks at what there is, and runs nothing")]
    [InlineData("--dry-run --info --plan p", "--dry-run and --info exclude each other")]
    [InlineData("--dry-run", "--dry-run needs --plan FILE: nothing says which plan")]
    [InlineData("--stats --quick", "--stats and --quick exclude each other: --stats looks at what there is, and runs nothing")]
    [InlineData("plan show p --json", "--json goes with --prompts")]
    [InlineData("plan show p -q", "-q goes with --prompts")]
    [InlineData("plan show p --prompts --workflow run-and-fix", "Run-and-Fix works no plan: it begins with its command, and plans corrections from what fails. `policy check --shell-string -- CMD` says whether the command may run")]
    [InlineData("plan show p --workflow run-and-fix", "Run-and-Fix works no plan: it begins with its command, and plans corrections from what fails. `policy check --shell-string -- CMD` says whether the command may run")]
    [InlineData("plan show p --prompts -q -f", "-q (PROTO) and -f (PROD) exclude each other: a plan is run in one workflow, or in one mode")]
    [InlineData("--info", "--info needs --plan FILE: nothing says which plan")]
    [InlineData("--info --check abcd", "--info needs --plan FILE: nothing says which plan")]
    [InlineData("--plan p --on-failure stop", "--on-failure takes keep or undo, not 'stop'")]
    [InlineData("--plan p --model groq/", "--model takes a provider, a model, or both, such as groq or deepseek/deepseek-flash, not 'groq/'")]
    [InlineData("rusn", "unknown command 'rusn'; did you mean runs?")]
    [InlineData("runs", "runs needs one of its commands: list, show, diff, resume, fork, undo, export")]
    [InlineData("runs lst", "unknown command 'lst'; did you mean list?")]
    [InlineData("runs list --jsno", "unknown option --jsno; did you mean --json?")]
    [InlineData("runs show a b", "one argument too many: 'b'")]
    [InlineData("--plan p --budget -1", "--budget takes an amount of US dollars above 0, such as 0.50, not '-1'")]
    [InlineData("--plan p --budget 1e3", "--budget takes an amount of US dollars above 0, such as 0.50, not '1e3'")]
    [InlineData("--plan p --max-parallel 0", "--max-parallel takes a whole number from 1 to 1000, not '0'")]
    [InlineData("--plan p --mode slow", "--mode takes FAST, BUILD or DOUBLE-CHECK, not 'slow'")]
    [InlineData("--plan p --sequential --max-parallel 2", "--sequential and --max-parallel exclude each other")]
    [InlineData("--json", "--plan FILE is missing: nothing says what to run")]
    [InlineData("simulate", "simulate takes either --script FILE or --record RUN")]
    [InlineData("simulate --script s --record r", "simulate takes either --script FILE or --record RUN")]
    [InlineData("simulate --record r --port 70000", "--port takes a whole number from 1 to 65535, not '70000'")]
    [InlineData("--version --plan p", "--version stands alone")]
    public Task Invoke_WrongLine_SaysWhatAndExits2(string line, string expected) => RefuseAsync(line, expected);

    [Theory]
    [InlineData("--plan p --review --no-apply", "--review and --no-apply exclude each other: nothing is written that could be asked about")]
    [InlineData("--plan p --review --check", "--review and a check alone exclude each other: nothing is written that could be asked about")]
    [InlineData("--plan p --review --dry-run", "--review and --dry-run exclude each other: nothing is written that could be asked about")]
    [InlineData("--plan p --review --replay x", "--review and --replay exclude each other: recorded replies do not follow what a person asks for")]
    [InlineData("--status --review", "--status and --review exclude each other: --status looks at what there is, and runs nothing")]
    [InlineData("runs resume a --review --no-review", "--review and --no-review exclude each other")]
    [InlineData("runs fork a --review --no-review", "--review and --no-review exclude each other")]
    public Task Invoke_ReviewWhereNothingCanBeAsked_SaysWhyAndExits2(string line, string expected) => RefuseAsync(line, expected);

    private async Task RefuseAsync(string line, string expected)
    {
        Assert.Equal(ExitCodes.Usage, await InvokeAsync(line.Split(' ')));

        Assert.Empty(_actions.Asked);
        Assert.Empty(_test.Out);
        Assert.Equal(expected, _test.Error.Split('\n')[0]);
    }

    [Theory]
    [InlineData("--plan")]
    [InlineData("plan")]
    [InlineData("runs show")]
    [InlineData("runs fork")]
    public async Task Invoke_IncompleteLine_Exits2(string line)
    {
        Assert.Equal(ExitCodes.Usage, await InvokeAsync(line.Split(' ')));
        Assert.NotEmpty(_test.Error);
    }

    [Fact]
    public async Task Invoke_Nothing_ShowsHelp()
    {
        Assert.Equal(ExitCodes.Ok, await InvokeAsync());
        var alone = _test.Out;
        Assert.Equal(ExitCodes.Ok, await InvokeAsync("--help"));

        Assert.Equal(alone + alone, _test.Out);
        Assert.Empty(_test.Error);
    }

    [Fact]
    public async Task Invoke_HelpOfEachCommand_IsComplete()
    {
        string[] commands = ["", "demo", "plan", "plan validate", "plan show", "plan schema", "runs", "runs list", "runs show", "runs diff", "runs resume", "runs fork", "runs undo", "runs export", "spend", "spend show", "spend rebuild", "models", "policy", "policy check", "policy trust", "policy untrust", "simulate", "doctor"];
        var all = new StringBuilder();
        foreach (var command in commands)
        {
            using var test = new TestSurroundings();
            var code = await CommandLine.InvokeAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "-h"], _actions.Of(), test.Around, CancellationToken.None);
            Assert.Equal(ExitCodes.Ok, code);
            all.Append("$ aetherflow ").Append(command).Append(command.Length > 0 ? " " : "").Append("--help\n").Append(test.Out);
        }

        Expectation.Matches("help", string.Join('\n', all.ToString().Split('\n').Select(line => line.TrimEnd())));
    }

    [Fact]
    public void Parse_ExamplesOfHelp_AreAllRight()
    {
        var root = CommandLine.Root(_actions.Of(), "aetherflow");
        var commands = new Stack<System.CommandLine.Command>([root]);
        var examples = 0;
        while (commands.TryPop(out var command))
        {
            foreach (var example in Examples.Of(command))
            {
                examples++;
                Assert.Empty(CommandLine.Parse(root, example.Split(" > ")[0].Split(' ')).Errors);
            }

            Assert.NotEmpty(Examples.Of(command));
            foreach (var below in command.Subcommands) commands.Push(below);
        }

        Assert.True(examples > 15);
    }

    private Task<int> InvokeAsync(params string[] args) => CommandLine.InvokeAsync(args, _actions.Of(), _test.Around, CancellationToken.None);
}
