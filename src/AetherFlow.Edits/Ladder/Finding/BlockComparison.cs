namespace AetherFlow.Edits;

/// <summary>Search lines laid beside a stretch of the file: which line is which, and how alike what stands between is.</summary>
internal sealed class BlockComparison
{
    private readonly EditedText _file;
    private readonly string[] _quoted;
    private readonly string[] _real;
    private readonly int[] _pairs;

    /// <param name="file">The file.</param>
    /// <param name="quoted">The search lines that are not blank, in their plain form.</param>
    /// <param name="from">Of the file's lines that are not blank, the first.</param>
    /// <param name="to">And the first after.</param>
    public BlockComparison(EditedText file, string[] quoted, int from, int to)
    {
        _file = file;
        _quoted = quoted;
        var at = file.In(LineForm.Plain).SolidAt;
        _real = [.. Enumerable.Range(from, to - from).Select(i => file.Lines[at[i]].In(LineForm.Plain))];
        _pairs = new int[quoted.Length];
        Array.Fill(_pairs, Placement.Missing);
        (From, To) = (from, to);
        Compare();
    }

    public int From { get; }

    public int To { get; }

    /// <summary>Of all lines, by their weight.</summary>
    public double Similarity { get; private set; }

    /// <summary>Of what stands between the first and the last line.</summary>
    public double MiddleSimilarity { get; private set; }

    /// <summary>Whether no declaration stands on one side only.</summary>
    public bool DeclaresTheSame { get; private set; }

    /// <summary>For each search line that is not blank its line in the file.</summary>
    public int[] Match() => [.. _pairs.Select(p => p == Placement.Missing ? p : _file.In(LineForm.Plain).SolidAt[From + p])];

    private void Compare()
    {
        var (head, quotedEnd, realEnd) = (0, _quoted.Length, _real.Length);
        while (head < Math.Min(quotedEnd, realEnd) && _quoted[head] == _real[head]) _pairs[head] = head++;
        while (quotedEnd > head && realEnd > head && _quoted[quotedEnd - 1] == _real[realEnd - 1]) _pairs[--quotedEnd] = --realEnd;
        if ((long)(quotedEnd - head) * (realEnd - head) <= LadderLimits.MostCells)
        {
            Align(head, quotedEnd, realEnd);
            PairSimilar(head, quotedEnd, realEnd);
        }

        Measure();
    }

    /// <summary>The longest common subsequence of the lines that heads and tails leave.</summary>
    private void Align(int head, int quotedEnd, int realEnd)
    {
        var (rows, columns) = (quotedEnd - head, realEnd - head);
        if (rows == 0 || columns == 0) return;
        var lengths = new int[rows + 1, columns + 1];
        for (var i = rows - 1; i >= 0; i--)
        {
            for (var j = columns - 1; j >= 0; j--)
            {
                lengths[i, j] = _quoted[head + i] == _real[head + j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        for (int i = 0, j = 0; i < rows && j < columns;)
        {
            if (_quoted[head + i] == _real[head + j]) _pairs[head + i++] = head + j++;
            else if (lengths[i + 1, j] >= lengths[i, j + 1]) i++;
            else j++;
        }
    }

    /// <summary>Between equal lines, pairs of lines that differ by a slip.</summary>
    private void PairSimilar(int head, int quotedEnd, int realEnd)
    {
        var budget = LadderLimits.MostLinePairs;
        var next = head;
        for (var i = head; i < quotedEnd; i++)
        {
            if (_pairs[i] != Placement.Missing)
            {
                next = _pairs[i] + 1;
                continue;
            }

            var until = Array.FindIndex(_pairs, i, p => p != Placement.Missing) is var later and >= 0 ? _pairs[later] : realEnd;
            for (var j = next; j < until && budget > 0; j++, budget--)
            {
                if (!Likeness.IsSlip(_quoted[i], _real[j])) continue;
                _pairs[i] = j;
                next = j + 1;
                break;
            }
        }
    }

    private void Measure()
    {
        var taken = new bool[_real.Length];
        double same = 0, all = 0, edges = 0, sameEdges = 0;
        DeclaresTheSame = true;
        for (var i = 0; i < _quoted.Length; i++)
        {
            var weight = Weight(_quoted[i]);
            all += weight;
            if (_pairs[i] == Placement.Missing)
            {
                DeclaresTheSame &= Declarations.NameIn(_quoted[i]) is null;
                continue;
            }

            taken[_pairs[i]] = true;
            var alike = Likeness.OfLine(_quoted[i], _real[_pairs[i]]) * (weight + Weight(_real[_pairs[i]]));
            same += alike;
            if (i != 0 && i != _quoted.Length - 1) continue;
            edges += weight + Weight(_real[_pairs[i]]);
            sameEdges += alike;
        }

        for (var j = 0; j < _real.Length; j++)
        {
            all += Weight(_real[j]);
            if (!taken[j]) DeclaresTheSame &= Declarations.NameIn(_real[j]) is null;
        }

        Similarity = same / all;
        MiddleSimilarity = all - edges <= 0 ? 1 : (same - sameEdges) / (all - edges);
    }

    private static double Weight(string line) => line.Length + 1;
}
