using System.CommandLine;

namespace AetherFlow.Cli.Commands;

/// <summary>Command lines that help shows, without the program's name; a test parses each.</summary>
internal static class Examples
{
    public static string[] Of(Command command) => command switch
    {
        RootCommand =>
        [
            "demo",
            "--plan plan.json",
            "--quick --plan plan.json",
            "--full --plan plan.json --workspace ../shop --budget 0.50 --on-failure undo",
            "--full --verify --plan plan.json",
            "-vfx --plan plan.json --escalate",
            "-rfx --command pytest --workspace ../shop",
            "--plan plan.json --review",
            "--check --plan plan.json --guidelines RULES.md",
            "--check k3f9wq",
            "--plan plan.json --dry-run --full",
            "--plan plan.json --replay k3f9wq",
            "--plan plan.json --json > events.jsonl",
            "--status",
        ],
        { Name: "demo" } => ["demo", "demo /tmp/sample"],
        { Name: "plan" } => ["plan validate plan.json", "plan show plan.json"],
        { Name: "validate" } => ["plan validate plan.json", "plan validate --lenient --json plans/a.json plans/b.json"],
        { Name: "schema" } => ["plan schema > plan.schema.json"],
        { Name: "runs" } => ["runs list", "runs show k3f9wq"],
        { Name: "list" } => ["runs list", "runs list --json"],
        { Name: "show" } when command.Parents.First().Name == "runs" => ["runs show 20261121-090312-k3f9wq", "runs show k3f9wq --json"],
        { Name: "show" } when command.Parents.First().Name == "spend" => ["spend show", "spend show --day 2026-11-20 --json"],
        { Name: "show" } => ["plan show plan.json", "plan show plan.json --prompts --full"],
        { Name: "resume" } => ["runs resume k3f9wq", "runs resume k3f9wq --budget 2.00"],
        { Name: "diff" } => ["runs diff k3f9wq", "runs diff k3f9wq --step step_3", "runs diff k3f9wq > run.patch"],
        { Name: "undo" } => ["runs undo k3f9wq", "runs undo k3f9wq --step step_3"],
        { Name: "fork" } => ["runs fork k3f9wq --plan edited.json", "runs fork k3f9wq --from step_7 --model groq"],
        { Name: "export" } => ["runs export k3f9wq", "runs export k3f9wq --output review --file review.zip"],
        { Name: "spend" } => ["spend show", "spend rebuild"],
        { Name: "rebuild" } => ["spend rebuild"],
        { Name: "models" } => ["models", "models --prices"],
        { Name: "policy" } => ["policy check -- npm test", "policy trust"],
        { Name: "check" } => ["policy check -- git log --oneline", "policy check --sandbox none -- npm test", "policy check --allow git --deny sed --json -- git diff"],
        { Name: "trust" } => ["policy trust", "policy trust --workspace ../shop --yes"],
        { Name: "untrust" } => ["policy untrust", "policy untrust --workspace ../shop"],
        { Name: "simulate" } => ["simulate --record k3f9wq", "simulate --script script.json --port 8090"],
        { Name: "doctor" } => ["doctor", "doctor --json"],
        _ => [],
    };
}
