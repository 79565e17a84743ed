using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>The single decorators before a declaration, or attributes with the brackets that hold them.</summary>
internal static class DecoratorList
{
    /// <summary>Each decorator from its sign to its end; of attributes that share brackets, each without them.</summary>
    public static ImmutableArray<(TextSpan Whole, TextSpan Item)> In(SurgicalText source, TextSpan span)
    {
        var marks = source.Words.Skip(source.WordFrom(span.Start)).TakeWhile(word => word.Span.Start < span.End).Where(word => word.Kind != SourceWordKind.Comment).ToList();
        return source.Language == SourceLanguage.CSharp ? Attributes(source.Text, marks) : Decorators(source.Text, marks);
    }

    private static ImmutableArray<(TextSpan, TextSpan)> Decorators(string text, List<SourceWord> words)
    {
        var found = ImmutableArray.CreateBuilder<(TextSpan, TextSpan)>();
        var depth = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i].Span.In(text);
            if (word == "@" && depth == 0)
            {
                found.Add((words[i].Span, words[i].Span));
            }
            else if (found.Count > 0)
            {
                var grown = new TextSpan(found[^1].Item1.Start, Math.Max(found[^1].Item1.End, words[i].Span.End));
                found[^1] = (grown, grown);
            }

            depth += Depth(words[i], word);
        }

        return found.ToImmutable();
    }

    private static ImmutableArray<(TextSpan, TextSpan)> Attributes(string text, List<SourceWord> words)
    {
        var found = ImmutableArray.CreateBuilder<(TextSpan, TextSpan)>();
        var depth = 0;
        var (list, item) = (0, 0);
        var items = new List<TextSpan>();
        foreach (var word in words)
        {
            var sign = word.Span.In(text);
            if (depth == 0) (list, item) = (word.Span.Start, word.Span.End);
            depth += Depth(word, sign);
            if ((depth == 1 && sign == ",") || depth == 0)
            {
                if (text[item..word.Span.Start].Trim() is { Length: > 0 } attribute)
                {
                    var start = text.IndexOf(attribute, item, StringComparison.Ordinal);
                    items.Add(new TextSpan(start, start + attribute.Length));
                }

                item = word.Span.End;
            }

            if (depth > 0) continue;
            found.AddRange(items.Select(one => (new TextSpan(list, word.Span.End), one)));
            items.Clear();
        }

        return found.ToImmutable();
    }

    private static int Depth(SourceWord word, string sign) =>
        word.Kind != SourceWordKind.Mark ? 0 : sign switch { "(" or "[" or "{" => 1, ")" or "]" or "}" => -1, _ => 0 };
}
