using AetherFlow.Hosting;
using Spectre.Console;

namespace AetherFlow.Cli;

/// <summary>What the program is attached to, as <see cref="Program"/> found it; tests make their own.</summary>
internal sealed record Surroundings
{
    /// <summary>Results for people, and listings.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Progress, problems, logs.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Standard output in bytes, for journal lines.</summary>
    public required Stream Results { get; init; }

    /// <summary>Whether standard error is a terminal in which a picture can stay in place.</summary>
    public required bool IsInteractive { get; init; }

    /// <summary>Whether standard output is a terminal: what is printed there must not move its cursor; a pipe gets every byte as it is.</summary>
    public required bool IsOutTerminal { get; init; }

    /// <summary>Whether standard output shows colours.</summary>
    public required bool HasOutColors { get; init; }

    /// <summary>Reads a line that a person typed, null at the end of input; null where nobody sits at standard input and sees standard error.</summary>
    public Func<CancellationToken, Task<string?>>? ReadLine { get; init; }

    /// <summary>Opens standard error for pictures; called only where <see cref="IsInteractive"/>.</summary>
    public required Func<IAnsiConsole> OpenConsole { get; init; }

    public required HostEnvironment Host { get; init; }

    /// <summary>The program's name as the user types it; the launcher of a checkout says its own.</summary>
    public string Command => Host.Variables.GetValueOrDefault("AETHERFLOW_COMMAND") is { Length: > 0 } command ? command : "aetherflow";
}
