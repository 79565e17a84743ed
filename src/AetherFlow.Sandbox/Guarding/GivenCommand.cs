namespace AetherFlow.Sandbox;

/// <summary>A command as it was given: words for a program, or a text for a shell. What is judged and what runs are made of the same one.</summary>
public sealed record GivenCommand
{
    private GivenCommand(string text, CommandReading reading)
    {
        Text = text;
        Reading = reading;
    }

    /// <summary>As a shell would be given it, for people; of words, with the quotes that they need.</summary>
    public string Text { get; }

    public CommandReading Reading { get; }

    /// <summary>It was given as words, so no shell reads it.</summary>
    public bool IsWords => Reading.Command is { Source: null };

    /// <summary>Exactly one program with these arguments.</summary>
    /// <param name="words">Without any it is a command that is denied.</param>
    public static GivenCommand OfWords(params IReadOnlyList<string> words)
    {
        var text = ShellQuoting.Quote(words);
        // The limits and the characters that no command may have are those of texts.
        var problem = ShellGrammar.Parse(text).Problem;
        return new GivenCommand(text, problem is null ? CommandReading.Of(Command.OfArguments(words)) : CommandReading.Of(problem));
    }

    /// <summary>What a shell would make of this text.</summary>
    public static GivenCommand OfText(string text) => new(text, ShellGrammar.Parse(text));

    public override string ToString() => Text;
}
