namespace AetherFlow.Edits;

/// <summary>
/// The outline of a Python file, by a scanner of our own: it follows Python 3 up to 3.14 in everything that says where
/// declarations begin and end, and knows no more of expressions than that needs.
/// </summary>
internal static class PythonOutline
{
    public static Outline Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var source = new PythonSource(text);
        var members = PythonMembers.Find(PythonLexer.Read(source));
        return new Outline
        {
            Language = SourceLanguage.Python,
            Members = [.. members.Select(member => member.Build(source, ""))],
            Faults = source.Faults,
        };
    }
}
