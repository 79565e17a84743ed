using System.Text.Json;
using AetherFlow.Cli.Displays;
using AetherFlow.Cli.Json;
using AetherFlow.Cli.Listings;
using AetherFlow.Hosting;

namespace AetherFlow.Cli.Commands;

/// <summary>Tells who can be asked, and what is missing for the others.</summary>
internal sealed class ModelsCommand(Surroundings around, Product product)
{
    /// <summary>Exit code 0 also where nobody can be asked; 2 where the settings are wrong.</summary>
    public async Task<int> RunAsync(ModelsQuestion question, Showing showing, CancellationToken cancellation)
    {
        var report = await product.ModelsAsync(question.EnvFile, cancellation);
        foreach (var text in Summary.Problems(report.Problems)) await around.Error.WriteLineAsync(text);
        if (report.ExitCode != ExitCodes.Ok) return report.ExitCode;
        if (showing.Json)
        {
            await around.Out.WriteLineAsync(JsonSerializer.Serialize([.. report.Providers.Select(p => ProviderJson.Of(p, report.Routes))], CliJson.Listings.Providers));
            return ExitCodes.Ok;
        }

        foreach (var line in question.Prices ? PriceTable.Of(report.Providers) : ModelsPage.Of(report, around.Command)) await around.Out.WriteLineAsync(line);
        return ExitCodes.Ok;
    }
}
