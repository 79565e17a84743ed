using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary><c>if … then … elif … then … else … fi</c>.</summary>
public sealed record IfCommand(ImmutableArray<IfBranch> Branches, Command? Otherwise) : CompoundCommand
{
    public override IEnumerable<Command> Commands =>
        [.. Branches.SelectMany(branch => new[] { branch.Condition, branch.Body }), .. Otherwise is null ? Array.Empty<Command>() : [Otherwise]];
}
