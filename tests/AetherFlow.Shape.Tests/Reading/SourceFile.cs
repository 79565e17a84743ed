namespace AetherFlow.Shape.Tests.Reading;

/// <summary>A text file of the repository, or a sample of one.</summary>
internal sealed class SourceFile
{
    public SourceFile(string path, string text)
    {
        Path = path;
        Text = text;
        (Code, WithoutLiterals) = CSharpText.Blank(path.EndsWith(".cs", StringComparison.Ordinal) ? text : "");
    }

    /// <summary>From the repository's root, with slashes.</summary>
    public string Path { get; }

    public string Text { get; }

    /// <summary>C# with comments and the insides of literals blanked; as long as <see cref="Text"/>, line for line.</summary>
    public string Code { get; }

    /// <summary>C# with the insides of literals blanked, comments kept.</summary>
    public string WithoutLiterals { get; }

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public string Folder => Path[..Math.Max(0, Path.LastIndexOf('/'))];

    public bool IsIn(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    /// <summary>The project's name for a file of <c>src</c> or <c>tests</c>, else empty.</summary>
    public string Project => Path.Split('/') is ["src" or "tests", var project, _, ..] ? project : "";

    /// <summary>1-based.</summary>
    public int LineOf(int position) => Text.AsSpan(0, position).Count('\n') + 1;
}
