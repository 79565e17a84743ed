using System.Text;
using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>Chooses the lines of an output that a model should read: what failed with its details, how it ended, then the rest from its end.</summary>
internal static partial class FailingPart
{
    /// <summary>Lines at the end of an output that say how it ended.</summary>
    private const int TailLines = 15;

    /// <summary>The end has at most this part of the room before the failures have theirs: a quarter.</summary>
    private const int TailShare = 4;

    /// <summary>Lines of each failure that come before further lines of any: its head, its end, and the source lines below a diagnostic.</summary>
    private const int HeadLines = 12;
    private const int EndLines = 6;
    private const int SourceLines = 8;

    /// <summary>Lines of one failure.</summary>
    private const int BlockLines = 200;

    /// <summary>A shorter line may stand twice: a brace says something each time.</summary>
    private const int DuplicateLength = 12;

    public static string Of(IReadOnlyList<string> lines, IReadOnlyList<Failure> failures, int limit)
    {
        var chosen = new Choice(lines, limit);
        chosen.Take(Tail(lines), limit / TailShare);
        var errors = failures.Where(f => f.Severity == LocationSeverity.Error).ToList();
        foreach (var failure in errors) chosen.Take(Ends(lines, failure), limit);
        foreach (var failure in errors) chosen.Take(Block(failure), limit);
        chosen.Take(Backwards(lines).Where(i => Complaint().IsMatch(lines[i])), limit);
        foreach (var failure in failures.Except(errors)) chosen.Take(Ends(lines, failure), limit);
        chosen.Take(Backwards(lines), limit);
        return chosen.ToText();
    }

    private static IEnumerable<int> Tail(IReadOnlyList<string> lines) => Backwards(lines).Take(TailLines);

    private static IEnumerable<int> Backwards(IReadOnlyList<string> lines)
    {
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            if (lines[i].Length > 0 && !Noise.Is(lines[i])) yield return i;
        }
    }

    private static IEnumerable<int> Block(Failure failure) => Enumerable.Range(failure.First, Math.Min(failure.Last - failure.First + 1, BlockLines));

    private static IEnumerable<int> Ends(IReadOnlyList<string> lines, Failure failure)
    {
        var count = failure.Last - failure.First + 1;
        if (count <= HeadLines + EndLines) return Block(failure).Concat(Source(lines, failure));
        return Enumerable.Range(failure.First, HeadLines).Concat(Enumerable.Range(failure.Last - EndLines + 1, EndLines));
    }

    private static IEnumerable<int> Source(IReadOnlyList<string> lines, Failure failure) => failure.Kind != FailureKind.Diagnostic
        ? []
        : Enumerable.Range(failure.Last + 1, SourceLines).TakeWhile(i => i < lines.Count && (lines[i].Length == 0 || SourceLine().IsMatch(lines[i])));

    [GeneratedRegex(@"^\s*(\d+\s*)?\||^\d+ +\S|^[\s~^]+$|^\s+= (note|help)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex SourceLine();

    [GeneratedRegex(@"\b(error|errors|failed|failure|fatal|exception|panic|traceback|cannot|undefined|denied|refused|not found|no such|missing|killed|aborted|segmentation)\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Complaint();

    /// <summary>Lines that were chosen, in the order of their worth.</summary>
    private sealed class Choice(IReadOnlyList<string> lines, int limit)
    {
        private readonly List<int> _chosen = [];
        private readonly HashSet<int> _known = [];
        private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
        private int _length;

        public void Take(IEnumerable<int> candidates, int upTo)
        {
            foreach (var i in candidates)
            {
                if (_length >= upTo) return;
                if (!_known.Add(i) || lines[i].Length == 0) continue;
                if (_length + lines[i].Length + 1 > upTo)
                {
                    _known.Remove(i);
                    return;
                }

                var text = lines[i].Trim();
                if (text.Length >= DuplicateLength && !_texts.Add(text)) continue;
                _chosen.Add(i);
                _length += lines[i].Length + 1;
            }
        }

        /// <summary>The marks take room too: what is worth least gives way to them.</summary>
        public string ToText()
        {
            for (var count = _chosen.Count; count > 0; count = count * 9 / 10)
            {
                var text = Text([.. _chosen.Take(count).Order()]);
                if (text.Length <= limit) return text;
            }

            return "";
        }

        private string Text(List<int> shown)
        {
            var text = new StringBuilder();
            var next = 0;
            foreach (var i in shown)
            {
                Between(text, next, i);
                text.Append(lines[i]).Append('\n');
                next = i + 1;
            }

            Between(text, next, lines.Count);
            return text.ToString().TrimEnd('\n');
        }

        private void Between(StringBuilder text, int from, int to)
        {
            var missing = 0;
            var isBlank = false;
            var marks = new List<string>();
            for (var i = from; i < to; i++)
            {
                if (lines[i].Length == 0) isBlank = true;
                else if (OutputLines.IsMark(lines[i])) marks.Add(lines[i]);
                else if (!Noise.Is(lines[i]) && !IsShownElsewhere(i)) missing++;
            }

            if (missing > 0) text.Append(OutputLines.LeftOut(missing)).Append('\n');
            else if (isBlank && text.Length > 0 && to < lines.Count) text.Append('\n');
            foreach (var mark in marks) text.Append(mark).Append('\n');
        }

        private bool IsShownElsewhere(int i) => lines[i].Trim() is { Length: >= DuplicateLength } text && _texts.Contains(text);
    }
}
