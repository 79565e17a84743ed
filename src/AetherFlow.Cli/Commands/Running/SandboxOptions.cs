using System.CommandLine;
using System.CommandLine.Parsing;
using AetherFlow.Hosting;

namespace AetherFlow.Cli.Commands;

/// <summary>The options that say where commands run, and how tightly they are held.</summary>
internal sealed class SandboxOptions
{
    private const int MostSeconds = 86_400;

    private readonly Option<string?> _kind = new("--sandbox")
    {
        Description = "Where commands run (default: EXECUTE_MODE, else bubblewrap); none: on this machine as it is, with all that you may do",
        HelpName = "bubblewrap|podman|docker|none",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (SandboxNames.All.Contains(text)) return text;
            result.AddError($"--sandbox takes {string.Join(", ", SandboxNames.All)}, not '{text}'");
            return null;
        },
    };

    private readonly Option<bool> _network = new("--allow-network") { Description = "Let commands use the network, and servers of this machine" };
    private readonly Option<int?> _timeout = new("--command-timeout")
    {
        Description = "Seconds that a command may run (default: SANDBOX_TIMEOUT, else 120)",
        HelpName = "SECONDS",
        CustomParser = result => Options.Number(result, "--command-timeout", 1, MostSeconds),
    };

    public IReadOnlyList<Option> All => [_kind, _network, _timeout];

    public SandboxRequest Of(ParseResult result) => new()
    {
        Kind = result.GetValue(_kind),
        Network = result.GetValue(_network),
        TimeoutSeconds = result.GetValue(_timeout),
    };

    /// <summary>The first of them that was given; null where none was.</summary>
    public string? Given(CommandResult result) => All.FirstOrDefault(option => result.GetResult(option) is { Implicit: false })?.Name;
}
