using System.Text.Json;
using AetherFlow.Cli.Json;
using AetherFlow.Cli.Wording;
using AetherFlow.Hosting;

namespace AetherFlow.Cli.Commands;

/// <summary>Tells whether all that the program needs is there.</summary>
internal sealed class DoctorCommand(Surroundings around, Product product)
{
    /// <summary>Exit code 0 without errors, else 1; warnings do not count.</summary>
    public async Task<int> RunAsync(Showing showing, CancellationToken cancellation)
    {
        IReadOnlyList<DoctorFinding> findings = [Terminal(), .. await product.DoctorAsync(cancellation)];
        if (showing.Json) await around.Out.WriteLineAsync(JsonSerializer.Serialize(findings, CliJson.Listings.Findings));
        else foreach (var finding in findings) await around.Out.WriteLineAsync(TextOf(finding));
        return findings.Any(f => f.Status == DoctorFinding.Error) ? ExitCodes.RunFailed : ExitCodes.Ok;
    }

    private static string TextOf(DoctorFinding finding)
    {
        var text = $"{finding.Status,-8}{finding.Id}: {Printable.Line(finding.Message)}";
        return finding.Hint is null ? text : $"{text}\n        {Printable.Line(finding.Hint)}";
    }

    private DoctorFinding Terminal() => around.IsInteractive
        ? new DoctorFinding("terminal", DoctorFinding.Ok, $"Progress is drawn in place{(TerminalKind.HasColors(around.Host.Variables) ? "" : ", without colours (NO_COLOR)")}.")
        : new DoctorFinding("terminal", DoctorFinding.Ok, "Progress comes as plain lines: standard error is no terminal that can be drawn in, or CI is set.");
}
