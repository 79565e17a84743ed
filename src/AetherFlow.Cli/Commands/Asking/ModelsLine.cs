using System.CommandLine;

namespace AetherFlow.Cli.Commands;

/// <summary>How <c>models</c> is typed.</summary>
internal static class ModelsLine
{
    public static Command Of(Actions actions)
    {
        var prices = new Option<bool>("--prices") { Description = "The list price of every model, with its source and date" };
        var envFile = Options.EnvFile();
        var json = Options.Json("A JSON array on standard output, an object for each provider");
        var command = new Command("models", "Who can be asked, who is asked in which mode and why, and the line to set for the others") { prices, envFile, json };
        command.SetAction((result, cancellation) => actions.ShowModels(
            new ModelsQuestion(result.GetValue(prices), result.GetValue(envFile)), new Showing(result.GetValue(json)), cancellation));
        return command;
    }
}
