using System.Collections.Immutable;
using AetherFlow.Sandbox;

namespace AetherFlow.Engine.Parsing;

/// <summary>
/// Asks one parser about one text after another: the text on standard input, an empty environment, an empty folder.
/// One that does not come to an end is given up, so that it costs a run seconds and not minutes.
/// </summary>
internal sealed class ParserProgram(string path, ParserPrograms place)
{
    private const int PatienceAtMost = 3;

    private int _unanswered;

    /// <returns>Null where the program did not run to its own end.</returns>
    public async Task<ProgramResult?> RunAsync(ImmutableArray<string> arguments, string text, CancellationToken cancellation)
    {
        if (Volatile.Read(ref _unanswered) >= PatienceAtMost) return null;
        var call = new ProgramCall
        {
            Program = path,
            Arguments = arguments,
            WorkingDirectory = place.Folder,
            StandardInput = text,
            Timeout = place.TimeLimit,
        };
        var result = await place.Runner.RunAsync(call, cancellation);
        if (result.Outcome == ProgramOutcome.Exited) return result;
        Interlocked.Increment(ref _unanswered);
        return null;
    }
}
