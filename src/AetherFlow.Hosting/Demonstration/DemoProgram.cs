namespace AetherFlow.Hosting;

/// <summary>A program that the demo ran on the code that was written.</summary>
/// <param name="Command">As one would type it.</param>
/// <param name="Succeeded">Whether it exited with 0.</param>
/// <param name="Output">What it printed, bounded.</param>
/// <param name="Duration">Wall-clock time.</param>
public sealed record DemoProgram(string Command, bool Succeeded, string Output, TimeSpan Duration);
