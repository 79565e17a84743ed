using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>A list of pipelines of plain words: what can be run without asking a shell what it means.</summary>
public sealed record PlainCommand
{
    public required ImmutableArray<PlainPipeline> Pipelines { get; init; }

    public static PlainCommand Of(params ImmutableArray<string> words) =>
        new() { Pipelines = [new PlainPipeline { Stages = [new PlainStage { Words = words }] }] };
}
