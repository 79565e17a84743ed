using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary><c>case … in …) … ;; esac</c>.</summary>
public sealed record CaseCommand(Word Subject, ImmutableArray<CaseArm> Arms) : CompoundCommand
{
    public override IEnumerable<Command> Commands => Arms.Select(arm => arm.Body);

    public override IEnumerable<Word> OwnWords => [Subject, .. Arms.SelectMany(arm => arm.Patterns)];
}
