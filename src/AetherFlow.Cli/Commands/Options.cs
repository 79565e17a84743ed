using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using AetherFlow.Runs;

namespace AetherFlow.Cli.Commands;

/// <summary>Options that several commands have; each command gets its own.</summary>
internal static class Options
{
    /// <summary>More would only make the machine wait for itself.</summary>
    private const int MostParallel = 1000;

    public static Option<bool> Json(string description) => new("--json") { Description = description };

    public static Option<bool> Lenient() => new("--lenient") { Description = "Take what real plans contain (odd step ids, unknown types, missing patch blocks), with warnings" };

    public static Option<string?> EnvFile() => new("--env-file")
    {
        Description = "A file with keys and settings, NAME=value a line. Without it: the environment and ~/.config/aetherflow/.env; never a .env of the workspace",
        HelpName = "FILE",
    };

    public static Option<Money?> Budget(string description) => new("--budget")
    {
        Description = description,
        HelpName = "USD",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount > 0) return new Money(amount);
            result.AddError($"--budget takes an amount of US dollars above 0, such as 0.50, not '{text}'");
            return null;
        },
    };

    public static Option<bool> Review() => new("--review") { Description = "Show the diff of each step and ask before it is written; needs a terminal" };

    public static Option<bool> NoReview() => new("--no-review") { Description = "Write without asking, where that run was under review" };

    public static Option<int?> MaxParallel(string description) => new("--max-parallel")
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => Number(result, "--max-parallel", 1, MostParallel),
    };

    public static Option<int?> Port() => new("--port")
    {
        Description = "Port on this machine (default: a free one)",
        HelpName = "N",
        CustomParser = result => Number(result, "--port", 1, 65_535),
    };

    public static Option<bool> Verbose() => new("--verbose", "-v") { Description = "Plain lines that tell calls and written files too" };

    public static Option<string?> Model(string description) => new("--model")
    {
        Description = description,
        HelpName = "PROVIDER[/MODEL]",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (!string.IsNullOrWhiteSpace(text) && !text.StartsWith('/') && !text.EndsWith('/')) return text;
            result.AddError($"--model takes a provider, a model, or both, such as groq or deepseek/deepseek-flash, not '{text}'");
            return null;
        },
    };

    public static Option<string?> Guidelines() => new("--guidelines")
    {
        Description = "Rules that BUILD follows and DOUBLE-CHECK cites (default: GUIDELINES.md of the workspace, else a few of our own)",
        HelpName = "FILE",
    };

    public static Option<string?> Workspace() => new("--workspace")
    {
        Description = "Folder that the plan's paths are relative to (default: the current one)",
        HelpName = "DIR",
    };

    public static Option<string?> OnFailure() => new("--on-failure")
    {
        Description = "What becomes of the changes where a step or the check fails: keep (default) or undo",
        HelpName = "keep|undo",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value.ToLowerInvariant();
            if (text is "keep" or "undo") return text;
            result.AddError($"--on-failure takes keep or undo, not '{result.Tokens[0].Value}'");
            return null;
        },
    };

    /// <summary>Argument of the commands that name a run.</summary>
    public static Argument<string> Run() => new("ID") { Description = "The run's name, or at least four of its last characters" };

    public static Option<string?> Step(string description) => new("--step") { Description = description, HelpName = "STEP" };

    public static int? Number(ArgumentResult result, string option, int least, int most)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        result.AddError($"{option} takes a whole number from {least} to {most}, not '{text}'");
        return null;
    }
}
