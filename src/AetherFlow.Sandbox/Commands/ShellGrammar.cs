namespace AetherFlow.Sandbox;

/// <summary>
/// Reads what a POSIX shell, or bash, would run. What the two read differently, and what only bash has, is either marked in
/// the tree or not understood; it is never taken for something else.
/// </summary>
public static class ShellGrammar
{
    /// <summary>A command or a problem, for any text at all.</summary>
    public static CommandReading Parse(string text)
    {
        var problem = CheckText(text);
        if (problem is not null) return CommandReading.Of(problem);
        var reader = new CommandReader(text, new ReadingBudget());
        var command = reader.ReadAll();
        return reader.Problem is { } found ? CommandReading.Of(found) : CommandReading.Of(command with { Source = text });
    }

    private static CommandProblem? CheckText(string text)
    {
        if (text.Length > CommandLimits.Length)
        {
            return new CommandProblem("command.too_long", $"The command has {text.Length} characters; at most {CommandLimits.Length} are read.", CommandLimits.Length);
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0') return new CommandProblem("command.character", "The command contains a NUL character, which no shell can be given.", i);
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(text[i])) return new CommandProblem("command.character", "The command contains half of a character (a lone surrogate).", i);
        }

        return null;
    }
}
