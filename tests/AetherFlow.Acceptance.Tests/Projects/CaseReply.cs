using System.Text.Json.Serialization;

namespace AetherFlow.Acceptance.Tests.Projects;

/// <summary>What the model answers to one call, and what follows from it.</summary>
internal sealed record CaseReply
{
    /// <summary>In the folder <c>replies</c>.</summary>
    public required string File { get; init; }

    /// <summary>After its edits, the command and the checks pass.</summary>
    public bool Passes { get; init; }

    /// <summary>Where they fail after its edits, as <c>path:line</c>, what caused it first.</summary>
    public string[] At { get; init; } = [];

    /// <summary>What is found of cheating in it, as <c>code path:line</c>; its edits are not made then.</summary>
    public string[] Cheats { get; init; } = [];

    /// <summary>It changes nothing.</summary>
    public bool Same { get; init; }

    /// <summary>Of a case that is not solved: the files as it leaves them are those of the end.</summary>
    public bool Best { get; init; }

    /// <summary>Its tokens as the vendor counts them; 0 for a number of its own.</summary>
    public int Tokens { get; init; }

    /// <summary>It is a judge's verdict and edits nothing.</summary>
    [JsonIgnore]
    public bool IsVerdict => File.EndsWith(".json", StringComparison.Ordinal);
}
