using System.CommandLine;
using AetherFlow.Cli.Wording;

namespace AetherFlow.Cli.Commands;

/// <summary>Says what is wrong with a command line, and what was probably meant.</summary>
internal static class UsageErrors
{
    public static IEnumerable<string> Of(ParseResult result, string program)
    {
        var command = result.CommandResult.Command;
        // What follows an unknown option is its value, not a mistake of its own.
        var unmatched = result.UnmatchedTokens.Any(IsOption) ? result.UnmatchedTokens.Where(IsOption) : result.UnmatchedTokens.Take(1);
        var unknown = unmatched.Select(token => Unknown(token, command)).ToList();
        // A word that nobody knows makes the rest of the line a guess.
        var others = unknown.Count > 0 ? [] : IsUnfinished(command) ? [$"{command.Name} needs one of its commands: {string.Join(", ", command.Subcommands.Select(c => c.Name))}"] : result.Errors.Select(e => e.Message);
        foreach (var text in unknown.Concat(others).Distinct(StringComparer.Ordinal)) yield return Printable.Line(text);
        yield return $"`{string.Join(' ', (string[])[program, .. Path(result)])} --help` lists what there is.";
    }

    private static string Unknown(string token, Command command)
    {
        var name = token.Split('=', ':')[0];
        var known = IsOption(token)
            ? command.Options.SelectMany(o => o.Aliases.Append(o.Name))
            : command.Subcommands.Select(c => c.Name);
        var near = Nearest.Of(name, known) is { } nearest ? $"; did you mean {nearest}?" : "";
        return IsOption(token) ? $"unknown option {name}{near}"
            : command.Subcommands.Count > 0 ? $"unknown command '{token}'{near}"
            : $"one argument too many: '{token}'";
    }

    /// <summary>A command that only gathers others says nothing by itself.</summary>
    private static bool IsUnfinished(Command command) => command.Action is null && command.Subcommands.Count > 0;

    private static bool IsOption(string token) => token.StartsWith('-') && token.Length > 1;

    private static List<string> Path(ParseResult result)
    {
        var names = new List<string>();
        for (var at = result.CommandResult; at.Parent is System.CommandLine.Parsing.CommandResult parent; at = parent) names.Insert(0, at.Command.Name);
        return names;
    }
}
