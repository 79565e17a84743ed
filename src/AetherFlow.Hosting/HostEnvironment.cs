using System.Collections;
using System.Security.Cryptography;

namespace AetherFlow.Hosting;

/// <summary>The world as the program finds it: variables, folders, clock, chance. Read once; tests make their own.</summary>
public sealed record HostEnvironment
{
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    public required string CurrentDirectory { get; init; }

    /// <summary>The user's home, where one is known.</summary>
    public required string UserHome { get; init; }

    public required TimeProvider Time { get; init; }

    public required Random Chance { get; init; }

    /// <summary>Runs are kept here: AETHERFLOW_HOME, else <c>$XDG_STATE_HOME/aetherflow</c>, else <c>~/.local/state/aetherflow</c>.</summary>
    public string StateFolder => Variables.GetValueOrDefault("AETHERFLOW_HOME") is { Length: > 0 } home
        ? Path.GetFullPath(home, CurrentDirectory)
        : Path.Combine(Xdg("XDG_STATE_HOME", ".local", "state"), "aetherflow");

    /// <summary>The reply cache.</summary>
    public string ReplyFolder => Path.Combine(StateFolder, "replies");

    /// <summary>The index of what was spent, a file a day.</summary>
    public string SpendFolder => Path.Combine(StateFolder, "spend");

    /// <summary>Settings are read from here: <c>$XDG_CONFIG_HOME/aetherflow</c>, else <c>~/.config/aetherflow</c>.</summary>
    public string ConfigFolder => Path.Combine(Xdg("XDG_CONFIG_HOME", ".config"), "aetherflow");

    /// <summary>Where output goes unless the user says otherwise: OUTPUT_DIR, else <c>output</c>.</summary>
    public string OutputFolder => Variables.GetValueOrDefault("OUTPUT_DIR") is { Length: > 0 } folder ? folder : "output";

    /// <summary>The folder that is worked in, absolute.</summary>
    /// <param name="named">As the user named it; null: WORKSPACE_DIR, else the current directory.</param>
    public string WorkspaceOf(string? named) =>
        Path.GetFullPath(named ?? (Variables.GetValueOrDefault("WORKSPACE_DIR") is { Length: > 0 } folder ? folder : "."), CurrentDirectory);

    public static HostEnvironment OfThisProcess() => new()
    {
        Variables = Environment.GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? "", StringComparer.Ordinal),
        CurrentDirectory = Environment.CurrentDirectory,
        UserHome = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
        Time = TimeProvider.System,
        Chance = new Random(RandomNumberGenerator.GetInt32(int.MaxValue)),
    };

    /// <summary>The XDG specification has relative values ignored.</summary>
    private string Xdg(string variable, params ReadOnlySpan<string> below) =>
        Variables.GetValueOrDefault(variable) is { Length: > 0 } folder && Path.IsPathRooted(folder)
            ? folder
            : Path.Combine([UserHome, .. below]);
}
