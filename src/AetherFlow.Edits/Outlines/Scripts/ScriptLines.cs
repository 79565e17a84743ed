namespace AetherFlow.Edits;

/// <summary>A script's text by its lines, as ECMAScript sees them.</summary>
internal sealed class ScriptLines
{
    private readonly List<int> _starts = [0];

    public ScriptLines(string text)
    {
        Text = text;
        for (var i = 0; i < text.Length; i++)
        {
            if (ScriptCharacters.IsLineBreak(text[i]) && !(text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n')) _starts.Add(i + 1);
        }
    }

    public string Text { get; }

    /// <summary>The white space that the line of this position begins with, up to the position.</summary>
    public string IndentationAt(int position)
    {
        var start = _starts[IndexOf(position)];
        var end = start;
        while (end < position && ScriptCharacters.IsBlank(Text[end])) end++;
        return Text[start..end];
    }

    /// <summary>Both from 1, the column in UTF-16 units.</summary>
    public (int Line, int Column) PlaceOf(int position)
    {
        var index = IndexOf(position);
        return (index + 1, position - _starts[index] + 1);
    }

    private int IndexOf(int position)
    {
        var index = _starts.BinarySearch(position);
        return index >= 0 ? index : ~index - 1;
    }
}
