using AetherFlow.Runs;

namespace AetherFlow.Engine.Tree;

/// <summary>A file as a step sees it.</summary>
/// <param name="Hash">SHA-256 of its bytes, which are in the run's blobs; null where there is no such file.</param>
/// <param name="Origin"><c>disk</c>, or the id of the step that wrote it.</param>
/// <param name="Mode">Unix permission bits, where the file exists and has them.</param>
/// <param name="Problem">Why the content cannot be had.</param>
internal sealed record FileView(string? Hash, string Origin, int? Mode = null, Problem? Problem = null)
{
    public const string Disk = "disk";
}
