using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>A source file between two operations: its text, its members, and how it is laid out.</summary>
internal sealed class SurgicalText
{
    private readonly Lazy<ImmutableArray<SourceWord>> _words;
    private readonly Lazy<string> _unit;
    private readonly Lazy<MemberTree> _members;

    private SurgicalText(string text, Outline outline)
    {
        (Text, Outline) = (text, outline);
        _words = new(() => SourceWords.Of(outline.Language, text));
        _members = new(() => new MemberTree(outline));
        _unit = new(() => IndentationUnit.Of(text, outline));
    }

    public string Text { get; }

    public Outline Outline { get; }

    public SourceLanguage Language => Outline.Language;

    public bool IsScript => Language is not (SourceLanguage.CSharp or SourceLanguage.Python);

    /// <summary>All members, outer ones before inner ones.</summary>
    public ImmutableArray<OutlineMember> All => _members.Value.All;

    public MemberTree Members => _members.Value;

    public ImmutableArray<SourceWord> Words => _words.Value;

    /// <summary>What one level of indentation is here: a tab, or some blanks.</summary>
    public string Unit => _unit.Value;

    /// <returns>Null where the language has no outline.</returns>
    public static SurgicalText? Of(string path, string text) =>
        Outlines.LanguageOf(path) is { } language ? Of(language, text) : null;

    public static SurgicalText? Of(SourceLanguage language, string text) =>
        Outlines.Of(language, text) is { } outline ? new SurgicalText(text, outline) : null;

    public MemberHome HomeOf(OutlineMember member) => new(this, Members.ContainerOf(member));

    /// <summary>The same file with another text.</summary>
    public SurgicalText With(string text) => Of(Language, text)!;

    public int LineOf(int offset) => TextPosition.Of(Text, offset).Line;

    /// <summary>Behind a byte order mark.</summary>
    public int Start => Text.StartsWith('\uFEFF') ? 1 : 0;

    public int LineStart(int offset)
    {
        while (offset > Start && Text[offset - 1] is not ('\n' or '\r')) offset--;
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

    public bool IsFirstOfLine(int offset)
    {
        while (offset > Start && Text[offset - 1] is not ('\n' or '\r') && char.IsWhiteSpace(Text[offset - 1])) offset--;
        return offset <= Start || Text[offset - 1] is '\n' or '\r';
    }

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
        var index = WordFrom(at);
        if (index == Words.Length || Words[index] is not { Kind: SourceWordKind.Comment } word || word.Span.Start != at) return offset;
        var stop = LineStop(offset);
        return word.Span.End >= stop && word.Span.End <= NextLine(stop) ? stop : offset;
    }

    /// <summary>The index of the first word that begins there or later.</summary>
    public int WordFrom(int offset) => SourceWords.IndexFrom(Words, offset);

    /// <summary>The first word behind a place that is no comment; empty where there is none.</summary>
    public TextSpan NextVisible(int offset)
    {
        var index = WordFrom(offset);
        while (index < Words.Length && Words[index].Kind == SourceWordKind.Comment) index++;
        return index < Words.Length ? Words[index].Span : new TextSpan(Text.Length, Text.Length);
    }

    /// <summary>The last word that ends before a place and is no comment; empty where there is none.</summary>
    public TextSpan LastVisible(int offset)
    {
        var index = WordFrom(offset) - 1;
        while (index >= 0 && (Words[index].Kind == SourceWordKind.Comment || Words[index].Span.End > offset)) index--;
        return index >= 0 ? Words[index].Span : default;
    }
}
