using AetherFlow.Cli.Wording;
using AetherFlow.Hosting;

namespace AetherFlow.Cli.Listings;

/// <summary>Who would be asked first for a step.</summary>
internal static class AskedName
{
    public static string Of(PreviewedStep step) => step switch
    {
        { Candidates: [var first, ..] } => $"{Printable.Line(first.Provider)}/{Printable.Line(first.Model)}",
        { IsAsked: true } => "nobody is set up",
        { Problem: not null } => "would fail",
        _ => "no model",
    };
}
