namespace AetherFlow.Cli.Commands;

/// <summary>Plans to look at.</summary>
/// <param name="Paths">As the user named them.</param>
/// <param name="Lenient">Takes what real plans contain, with warnings.</param>
/// <param name="Json">For programs.</param>
internal sealed record PlanFiles(IReadOnlyList<string> Paths, bool Lenient, bool Json = false);
