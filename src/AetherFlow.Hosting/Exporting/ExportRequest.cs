namespace AetherFlow.Hosting;

/// <summary>What a user asks for with `runs export`.</summary>
public sealed record ExportRequest
{
    /// <summary>The run's name, or its last characters.</summary>
    public required string Run { get; init; }

    /// <summary>Folder for step outputs and metrics; null: they are not written.</summary>
    public string? OutputFolder { get; init; }

    /// <summary>File for the whole record, without keys; where this and <see cref="OutputFolder"/> are null, <c>RUN.zip</c> in the current directory.</summary>
    public string? File { get; init; }
}
