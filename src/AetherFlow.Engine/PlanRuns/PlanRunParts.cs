using AetherFlow.Engine.Commands;
using AetherFlow.Engine.Parsing;
using AetherFlow.Engine.Steps;
using AetherFlow.Models.Calling;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.PlanRuns;

/// <summary>What a plan run works with.</summary>
public sealed record PlanRunParts(Workspace Workspace, ModelCaller Models, TimeProvider Time)
{
    /// <summary>Check the syntax of edited files beside the check in this process; null for that one alone.</summary>
    public ExternalParsers? Parsers { get; init; }

    /// <summary>Run commands; null where the run has none to run.</summary>
    public CommandParts? Commands { get; init; }

    /// <summary>Ask a person before anything is written; null: nobody is asked.</summary>
    public Reviews? Reviews { get; init; }
}
