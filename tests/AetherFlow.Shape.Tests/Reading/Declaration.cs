namespace AetherFlow.Shape.Tests.Reading;

/// <summary>A type or a member of a type, with the lines from its head to its last brace or semicolon.</summary>
/// <param name="Head">The code before the body, on one line.</param>
/// <param name="Type">The type itself, or the one that the member belongs to.</param>
internal sealed record Declaration(bool IsType, string Head, string Type, bool IsTopLevel, int FirstLine, int LastLine)
{
    public int Lines => LastLine - FirstLine + 1;
}
