using AetherFlow.Cli.Wording;
using AetherFlow.Hosting;

namespace AetherFlow.Cli.Listings;

/// <summary>Who would be asked first for a step.</summary>
internal static class AskedName
{
    public static string Of(PreviewedStep step) => step.Candidates is [var first, ..]
        ? $"{Printable.Line(first.Provider)}/{Printable.Line(first.Model)}"
        : "nobody is set up";
}
