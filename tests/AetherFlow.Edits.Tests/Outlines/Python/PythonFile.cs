namespace AetherFlow.Edits.Tests.Outlines.Python;

/// <summary>A file of <see cref="PythonLibrary"/>.</summary>
/// <param name="Text">Null where Python cannot decode it.</param>
internal sealed record PythonFile(string Name, string? Text, PythonTruth Truth)
{
    public bool IsValid => Truth.Error is null;
}
