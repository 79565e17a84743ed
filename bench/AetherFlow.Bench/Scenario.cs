namespace AetherFlow.Bench;

/// <summary>What is measured: a plan of layers, each step of which depends on two or three of the layer before.</summary>
/// <param name="Name">As the command line names it.</param>
/// <param name="Layers">Layers of <see cref="Width"/> steps.</param>
/// <param name="Writes">Whether each step writes a file of its own; else it is an analysis.</param>
/// <param name="Resumes">Whether the run is done before, and its resumption is measured.</param>
internal sealed record Scenario(string Name, int Layers, bool Writes = false, bool Resumes = false)
{
    public const int Width = 50;

    public static readonly IReadOnlyList<Scenario> All =
    [
        new("analysis-1000", 20),
        new("writing-1000", 20, Writes: true),
        new("analysis-10000", 200),
        new("resume-10000", 200, Resumes: true),
    ];

    public int Steps => Layers * Width;
}
