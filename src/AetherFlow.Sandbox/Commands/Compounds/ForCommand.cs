using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary><c>for NAME in … ; do … done</c>; without <c>in</c> it goes over the arguments of the shell.</summary>
public sealed record ForCommand(string Variable, ImmutableArray<Word>? Values, Command Body) : CompoundCommand
{
    public override IEnumerable<Command> Commands => [Body];

    public override IEnumerable<Word> OwnWords => Values ?? [];
}
