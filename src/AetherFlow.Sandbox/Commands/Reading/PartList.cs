using System.Collections.Immutable;
using System.Text;

namespace AetherFlow.Sandbox;

/// <summary>The parts of a word while it is read; characters next to each other become one part.</summary>
internal sealed class PartList
{
    private readonly ImmutableArray<WordPart>.Builder _parts = ImmutableArray.CreateBuilder<WordPart>();
    private readonly StringBuilder _literal = new();

    public bool IsEmpty => _parts.Count == 0 && _literal.Length == 0;

    public void Add(char character) => _literal.Append(character);

    public void Add(WordPart part)
    {
        Flush();
        _parts.Add(part);
    }

    public ImmutableArray<WordPart> Drain()
    {
        Flush();
        return _parts.DrainToImmutable();
    }

    private void Flush()
    {
        if (_literal.Length == 0) return;
        _parts.Add(new LiteralPart(_literal.ToString()));
        _literal.Clear();
    }
}
