using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>Words in a file whose coming, or going, makes a check pass more easily.</summary>
internal sealed record Mark(string Code, Func<FileEdit, bool> Applies, Regex Pattern, string What, string Hint)
{
    /// <summary>What matters is that it goes.</summary>
    public bool IsRemoval { get; init; }

    /// <summary>It is looked for in the text without comments; otherwise in all of it.</summary>
    public bool InCode { get; init; }

    /// <summary>In a string it is only talked about.</summary>
    public bool OutsideStrings { get; init; }

    /// <summary>It says something about a test, so that a new test may have it.</summary>
    public bool OfTests { get; init; }
}
