namespace AetherFlow.Cli.Commands;

/// <summary>What the root of the command line looks at instead of running a plan.</summary>
internal enum Look
{
    DryRun,
    Info,
    Costs,
    Stats,
    Status,
}
