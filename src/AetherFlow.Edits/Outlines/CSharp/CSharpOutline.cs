namespace AetherFlow.Edits;

/// <summary>The outline of C# source, from Roslyn's syntax tree. Text that <c>#if</c> leaves out has no members.</summary>
internal static class CSharpOutline
{
    public static Outline Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var unit = CSharpParse.Unit(text);
        return new Outline
        {
            Language = SourceLanguage.CSharp,
            Members = new CSharpMembers(text).Of(unit),
            Faults = [.. CSharpParse.Faults(text, unit)],
        };
    }
}
