using System.CommandLine;
using System.Globalization;

namespace AetherFlow.Cli.Commands;

/// <summary>How <c>spend …</c> is typed.</summary>
internal static class SpendLine
{
    public static Command Of(Actions actions) => new("spend", "What all runs spent by day, as budgets of the day count it")
    {
        Show(actions),
        Rebuild(actions),
    };

    private static Command Show(Actions actions)
    {
        var day = Day();
        var json = Options.Json("A JSON object on standard output");
        var command = new Command("show", "What was spent on a day, by provider and model, and what the limits of the day leave") { day, json };
        command.SetAction((result, cancellation) => actions.ShowSpend(result.GetValue(day), new Showing(result.GetValue(json)), cancellation));
        return command;
    }

    private static Command Rebuild(Actions actions)
    {
        var command = new Command("rebuild", "Make the index of what was spent anew from the journals of all runs; exit code 1 where one cannot be read");
        command.SetAction((_, cancellation) => actions.RebuildSpend(cancellation));
        return command;
    }

    private static Option<DateOnly?> Day() => new("--day")
    {
        Description = "A day in UTC (default: today)",
        HelpName = "YYYY-MM-DD",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
            result.AddError($"--day takes a day such as 2026-11-21, not '{text}'");
            return null;
        },
    };
}
