namespace AetherFlow.Edits;

/// <summary>A place where a text is no valid source.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
/// <param name="Message">The parser's words.</param>
public sealed record SyntaxFault(int Line, int Column, string Message);
