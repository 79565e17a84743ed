using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>A command as the table of its program reads it.</summary>
internal sealed record ProgramReading
{
    /// <summary>Of the program, or of its sub-command; null: nothing is known about the program.</summary>
    public ProgramShape? Shape { get; private init; }

    public required IReadOnlyList<Argument> Arguments { get; init; }

    /// <summary>The program and its sub-commands, without options before them, then the words that follow.</summary>
    public required ImmutableArray<string?> Spelling { get; init; }

    /// <summary>A sub-command that the table does not have.</summary>
    public string? UnknownCommand { get; private init; }

    /// <summary>All tables from the program down to the sub-command.</summary>
    public ImmutableArray<ProgramShape> Path { get; private init; } = [];

    public bool Has(OptionRole role)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Kind == ArgumentKind.Option && argument.Role == role) return true;
        }

        return false;
    }

    /// <param name="words">The first is the program, under the name of its table.</param>
    /// <param name="table">What is known.</param>
    public static ProgramReading Read(ImmutableArray<string?> words, ProgramTable table)
    {
        var arguments = new List<Argument>();
        if (words[0] is not { } name || table.Find(name) is not { } shape) return new ProgramReading { Arguments = arguments, Spelling = words };
        var path = ImmutableArray.Create(shape);
        var spelling = new List<string?> { name };
        var at = 1;
        while (true)
        {
            var start = at;
            at = ArgumentReader.Read(shape, words, at, arguments);
            if (at >= words.Length || shape.Commands.Count == 0)
            {
                spelling.AddRange(words[start..]);
                return new ProgramReading { Shape = shape, Path = path, Arguments = arguments, Spelling = [.. spelling] };
            }

            if (shape.HasModules) spelling.Add("-m");
            var command = words[at];
            if (command is null || !shape.Commands.TryGetValue(command, out var inner))
            {
                spelling.AddRange(words[at..]);
                return new ProgramReading { Shape = shape, Path = path, Arguments = arguments, Spelling = [.. spelling], UnknownCommand = command ?? "" };
            }

            spelling.Add(command);
            shape = inner;
            path = path.Add(inner);
            at++;
        }
    }
}
