using System.Text.Json;
using AetherFlow.Cli.Displays;
using AetherFlow.Cli.Json;
using AetherFlow.Cli.Listings;
using AetherFlow.Cli.Wording;
using AetherFlow.Hosting;

namespace AetherFlow.Cli.Commands;

/// <summary>The commands that say what may run, and that ask a person about it.</summary>
internal sealed class PolicyCommands(Surroundings around, Product product)
{
    /// <summary>Exit code by the verdict; 2 where none was reached.</summary>
    public async Task<int> CheckAsync(PolicyCheckRequest request, Showing showing, CancellationToken cancellation)
    {
        var (report, problems) = await product.CheckPolicyAsync(request, cancellation);
        foreach (var text in Summary.Problems([.. problems, .. report?.Ignored ?? []])) await around.Error.WriteLineAsync(text);
        if (report is null) return ExitCodes.Usage;
        if (showing.Json) await around.Out.WriteLineAsync(JsonSerializer.Serialize(report, CliJson.Listings.PolicyCheck));
        else foreach (var line in PolicyPage.Of(report)) await around.Out.WriteLineAsync(line);
        return report.Verdict switch { "allow" => ExitCodes.Ok, "ask" => ExitCodes.NeedsPerson, _ => ExitCodes.Denied };
    }

    /// <summary>Exit code 8 where nobody said yes.</summary>
    public async Task<int> TrustAsync(string workspace, bool yes, CancellationToken cancellation)
    {
        var view = await product.ViewTrustAsync(workspace, cancellation);
        foreach (var text in Summary.Problems([.. view.Problems, .. view.Ignored])) await around.Error.WriteLineAsync(text);
        if (view.Problems.Count > 0) return ExitCodes.Usage;
        foreach (var line in TrustPage.Of(view)) await around.Out.WriteLineAsync(line);
        if (view.IsTrusted) return ExitCodes.Ok;
        if (!yes && !await AskAsync(cancellation)) return ExitCodes.NeedsPerson;
        if (product.Trust(view) is { } problem)
        {
            await around.Error.WriteLineAsync(Summary.Problem(problem));
            return ExitCodes.RunFailed;
        }

        await around.Error.WriteLineAsync("Trusted, until the file changes.");
        return ExitCodes.Ok;
    }

    public async Task<int> UntrustAsync(string workspace, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var (had, problem) = product.Untrust(workspace);
        await around.Error.WriteLineAsync(problem is not null ? Summary.Problem(problem) : had ? "Not trusted any more." : $"{Printable.Line(workspace)} was not trusted.");
        return problem is null ? ExitCodes.Ok : ExitCodes.RunFailed;
    }

    private async Task<bool> AskAsync(CancellationToken cancellation)
    {
        if (around.ReadLine is not { } readLine)
        {
            await around.Error.WriteLineAsync("Nobody can be asked here. Say yes in a terminal, or with --yes.");
            return false;
        }

        while (true)
        {
            await around.Error.WriteAsync("Trust this? [y/n] ");
            await around.Error.FlushAsync(cancellation);
            var typed = await readLine(cancellation);
            if (typed is null) await around.Error.WriteLineAsync();
            switch (typed?.Trim().ToUpperInvariant())
            {
                case "Y" or "YES": return true;
                case null or "N" or "NO":
                    await around.Error.WriteLineAsync("Not trusted: its checks are not run.");
                    return false;
            }
        }
    }
}
