using System.Diagnostics.CodeAnalysis;

namespace AetherFlow.Workspaces;

/// <summary>A file's text and shape, or why it is no text.</summary>
public sealed record DecodedText
{
    private DecodedText(string? text, TextShape? shape, WorkspaceProblem? problem) => (Text, Shape, Problem) = (text, shape, problem);

    /// <summary>Without byte order mark; line ends as they are in the file.</summary>
    public string? Text { get; }

    public TextShape? Shape { get; }

    public WorkspaceProblem? Problem { get; }

    [MemberNotNullWhen(true, nameof(Text), nameof(Shape))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsText => Text is not null;

    internal static DecodedText Of(string text, TextShape shape) => new(text, shape, null);

    internal static DecodedText Failed(WorkspaceProblem problem) => new(null, null, problem);
}
