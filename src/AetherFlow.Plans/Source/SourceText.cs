namespace AetherFlow.Plans.Source;

/// <summary>The file as UTF-8 without a byte order mark; turns byte offsets into lines and columns.</summary>
internal sealed class SourceText(ReadOnlyMemory<byte> bytes)
{
    // Minified plans are one long line: without marks every place would cost a walk from its start.
    private const int MarkEvery = 4096;

    private List<SourcePlace>? _marks;

    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    public SourcePlace PlaceOf(int offset)
    {
        _marks ??= Mark();
        offset = Math.Clamp(offset, 0, Bytes.Length);
        var block = Math.Min(offset / MarkEvery, _marks.Count - 1);
        return Walk(_marks[block], block * MarkEvery, offset);
    }

    private List<SourcePlace> Mark()
    {
        var marks = new List<SourcePlace>((Bytes.Length / MarkEvery) + 1);
        var place = new SourcePlace(1, 1);
        for (var start = 0; ; start += MarkEvery)
        {
            marks.Add(place);
            if (start + MarkEvery > Bytes.Length) return marks;
            place = Walk(place, start, start + MarkEvery);
        }
    }

    private SourcePlace Walk(SourcePlace from, int start, int end)
    {
        var (line, column) = from;
        var span = Bytes.Span;
        for (var i = start; i < end; i++)
        {
            var b = span[i];
            if (b == '\n' || (b == '\r' && (i + 1 >= span.Length || span[i + 1] != '\n')))
            {
                line++;
                column = 1;
            }
            else if ((b & 0xC0) != 0x80)
            {
                column++;
            }
        }

        return new SourcePlace(line, column);
    }
}
