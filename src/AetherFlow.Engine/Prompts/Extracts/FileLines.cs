namespace AetherFlow.Engine.Prompts;

/// <summary>The lines of a text, numbered from 0, each with what ends it.</summary>
internal sealed class FileLines
{
    private readonly List<int> _starts = [];

    public FileLines(string text)
    {
        Text = text;
        for (var at = 0; at < text.Length; at = text.IndexOf('\n', at) is var end and >= 0 ? end + 1 : text.Length) _starts.Add(at);
    }

    public string Text { get; }

    public int Count => _starts.Count;

    public ReadOnlySpan<char> this[int line] => Text.AsSpan(_starts[line], EndOf(line) - _starts[line]);

    /// <summary>Characters, with one for the line end that the last line may lack.</summary>
    public int CostOf(int line) => EndOf(line) - _starts[line] + (Text[EndOf(line) - 1] == '\n' ? 0 : 1);

    /// <summary>The line that a position stands in; of the end of the text, the last.</summary>
    public int LineAt(int position)
    {
        var found = _starts.BinarySearch(position);
        return found >= 0 ? found : Math.Max(0, ~found - 1);
    }

    private int EndOf(int line) => line + 1 < _starts.Count ? _starts[line + 1] : Text.Length;
}
