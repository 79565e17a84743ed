namespace AetherFlow.Cli.Commands;

/// <summary>How a command shows what it does.</summary>
/// <param name="Json">Journal lines, or a listing, on standard output.</param>
/// <param name="Verbose">Calls and written files too.</param>
internal readonly record struct Showing(bool Json, bool Verbose = false);
