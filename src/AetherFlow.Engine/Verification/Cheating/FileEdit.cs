namespace AetherFlow.Engine.Verification;

/// <summary>A changed file with what is read of both its texts.</summary>
internal sealed class FileEdit(EditedFile file)
{
    public string Path => file.Path;

    public string Name { get; } = RelativePath.NameOf(file.Path);

    public string Extension { get; } = System.IO.Path.GetExtension(file.Path).ToUpperInvariant();

    public bool IsNew => file.Before is null;

    public bool IsGone => string.IsNullOrWhiteSpace(file.After);

    public MaskedText Before { get; } = MaskedText.Of(file.Path, file.Before ?? "");

    public MaskedText After { get; } = MaskedText.Of(file.Path, file.After ?? "");

    public IReadOnlyList<TestCase> TestsBefore => field ??= TestCases.Of(file.Path, Before);

    public IReadOnlyList<TestCase> TestsAfter => field ??= TestCases.Of(file.Path, After);

    public bool IsTest => TestPaths.Is(file.Path);

    /// <summary>By its place, or because tests stand in it.</summary>
    public bool HasTests => IsTest || TestsBefore.Count > 0 || TestsAfter.Count > 0;
}
