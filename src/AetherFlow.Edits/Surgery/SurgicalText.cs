using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>A source file between two operations: its text, its members, and how it is laid out.</summary>
internal sealed class SurgicalText
{
    private readonly Lazy<ImmutableArray<SourceWord>> _words;
    private readonly Lazy<string> _unit;
    private readonly Lazy<ImmutableArray<OutlineMember>> _all;

    private SurgicalText(string text, Outline outline)
    {
        (Text, Outline) = (text, outline);
        _words = new(() => SourceWords.Of(outline.Language, text));
        _all = new(() => [.. outline.All()]);
        _unit = new(() => IndentationUnit.Of(text, outline));
    }

    public string Text { get; }

    public Outline Outline { get; }

    public SourceLanguage Language => Outline.Language;

    public bool IsScript => Language is not (SourceLanguage.CSharp or SourceLanguage.Python);

    /// <summary>All members, outer ones before inner ones.</summary>
    public ImmutableArray<OutlineMember> All => _all.Value;

    public ImmutableArray<SourceWord> Words => _words.Value;

    /// <summary>What one level of indentation is here: a tab, or some blanks.</summary>
    public string Unit => _unit.Value;

    /// <returns>Null where the language has no outline.</returns>
    public static SurgicalText? Of(string path, string text) =>
        Outlines.LanguageOf(path) is { } language ? Of(language, text) : null;

    public static SurgicalText? Of(SourceLanguage language, string text) =>
        Outlines.Of(language, text) is { } outline ? new SurgicalText(text, outline) : null;

    /// <returns>Null for members of the file itself.</returns>
    public OutlineMember? ContainerOf(OutlineMember member) =>
        All.FirstOrDefault(outer => outer.Members.Any(inner => ReferenceEquals(inner, member)));

    public MemberHome HomeOf(OutlineMember member) => new(this, ContainerOf(member));

    /// <summary>The same file with another text.</summary>
    public SurgicalText With(string text) => Of(Language, text)!;

    public int LineOf(int offset) => TextPosition.Of(Text, offset).Line;

    public int LineStart(int offset)
    {
        while (offset > 0 && Text[offset - 1] is not ('\n' or '\r')) offset--;
        return offset;
    }

    /// <summary>The end of the line without what ends it.</summary>
    public int LineStop(int offset)
    {
        var found = Text.AsSpan(offset).IndexOfAny('\r', '\n');
        return found < 0 ? Text.Length : offset + found;
    }

    /// <summary>The beginning of the next line.</summary>
    public int NextLine(int offset)
    {
        var stop = LineStop(offset);
        if (stop >= Text.Length) return stop;
        return Text[stop] == '\r' && stop + 1 < Text.Length && Text[stop + 1] == '\n' ? stop + 2 : stop + 1;
    }

    /// <summary>The line end used at a place: that of its line, of the line before, or of the file's first.</summary>
    public string LineEndAt(int offset)
    {
        var stop = LineStop(Math.Min(offset, Text.Length));
        if (stop < Text.Length) return Text[stop..NextLine(stop)];
        var start = LineStart(Text.Length);
        if (start == 0) return "\n";
        return start > 1 && Text[start - 2] == '\r' && Text[start - 1] == '\n' ? "\r\n" : Text[(start - 1)..start];
    }

    public bool IsFirstOfLine(int offset) => IsBlank(LineStart(offset), offset);

    public bool IsBlank(int start, int end) => Text.AsSpan(start, end - start).IsWhiteSpace();

    /// <summary>The next character that is neither blank nor tab, on the same line; where there is none, the line's end.</summary>
    public int AfterBlanks(int offset)
    {
        while (offset < Text.Length && Text[offset] is ' ' or '\t') offset++;
        return offset;
    }

    /// <summary>Back over blanks and tabs.</summary>
    public int BeforeBlanks(int offset)
    {
        while (offset > 0 && Text[offset - 1] is ' ' or '\t') offset--;
        return offset;
    }

    /// <summary>The comment that stands behind something on the same line, if nothing else does; else the offset itself.</summary>
    public int AfterRemark(int offset)
    {
        var at = AfterBlanks(offset);
        var stop = LineStop(offset);
        return at < stop && Words.Any(word => word.Kind == SourceWordKind.Comment && word.Span.Start == at && word.Span.End >= stop && word.Span.End <= NextLine(stop))
            ? Math.Min(stop, Text.Length)
            : offset;
    }
}
