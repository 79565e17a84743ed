namespace AetherFlow.Cli;

/// <summary>What a terminal can do, told from variables: the libraries guess wrong where output is piped.</summary>
internal static class TerminalKind
{
    /// <summary>Whether a picture may be drawn and redrawn: not into pipes, build servers and dumb terminals.</summary>
    public static bool IsInteractive(IReadOnlyDictionary<string, string> variables, bool isRedirected)
    {
        if (isRedirected) return false;
        if (variables.GetValueOrDefault("CI") is { Length: > 0 } ci && ci is not ("0" or "false")) return false;
        var terminal = variables.GetValueOrDefault("TERM");
        return OperatingSystem.IsWindows() ? terminal is not "dumb" : terminal is { Length: > 0 } and not "dumb";
    }

    /// <summary>https://no-color.org: set and not empty.</summary>
    public static bool HasColors(IReadOnlyDictionary<string, string> variables) => string.IsNullOrEmpty(variables.GetValueOrDefault("NO_COLOR"));
}
