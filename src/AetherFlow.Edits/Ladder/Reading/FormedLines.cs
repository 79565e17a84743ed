namespace AetherFlow.Edits;

/// <summary>The lines of a file in one form, as numbers: equal lines have equal ones.</summary>
internal sealed class FormedLines
{
    /// <summary>Of a line that the file does not have.</summary>
    public const int Unknown = -1;

    private readonly Dictionary<string, int> _ids;
    private readonly LineForm _form;

    public FormedLines(List<string> lines, LineForm form)
    {
        _form = form;
        _ids = new Dictionary<string, int>(lines.Count, StringComparer.Ordinal);
        All = new int[lines.Count];
        var (solid, at) = (new List<int>(), new List<int>());
        for (var i = 0; i < lines.Count; i++)
        {
            var formed = lines[i].In(form);
            if (!_ids.TryGetValue(formed, out var id)) _ids.Add(formed, id = _ids.Count);
            All[i] = id;
            if (LineText.IsBlank(formed)) continue;
            solid.Add(id);
            at.Add(i);
        }

        (Solid, SolidAt) = ([.. solid], [.. at]);
    }

    /// <summary>Of a file whose lines are the same in both forms; only lines to look for are not.</summary>
    private FormedLines(FormedLines same, LineForm form) =>
        (_form, _ids, All, Solid, SolidAt) = (form, same._ids, same.All, same.Solid, same.SolidAt);

    public int[] All { get; }

    /// <summary>Without blank lines.</summary>
    public int[] Solid { get; }

    /// <summary>Where in the file each of <see cref="Solid"/> stands.</summary>
    public int[] SolidAt { get; }

    public int Distinct => _ids.Count;

    public FormedLines As(LineForm form) => new(this, form);

    public int IdOf(string line) => _ids.GetValueOrDefault(line.In(_form), Unknown);

    public int[] IdsOf(IEnumerable<string> lines) => [.. lines.Select(IdOf)];

    /// <summary>Where the pattern stands from a position on, in order; at most <see cref="LadderLimits.MostPlaces"/>.</summary>
    public static List<int> Occurrences(int[] text, int[] pattern, int from = 0)
    {
        var found = new List<int>();
        if (pattern.Length == 0 || pattern.Contains(Unknown)) return found;
        var borders = Borders(pattern);
        for (int at = from, matched = 0; at < text.Length; at++)
        {
            while (matched > 0 && (matched == pattern.Length || text[at] != pattern[matched])) matched = borders[matched - 1];
            if (text[at] == pattern[matched]) matched++;
            if (matched < pattern.Length) continue;
            found.Add(at - matched + 1);
            if (found.Count == LadderLimits.MostPlaces) break;
        }

        return found;
    }

    /// <summary>For each beginning of the pattern the length of its longest proper beginning that is its end, too (Knuth, Morris, Pratt).</summary>
    private static int[] Borders(int[] pattern)
    {
        var borders = new int[pattern.Length];
        for (int at = 1, length = 0; at < pattern.Length; at++)
        {
            while (length > 0 && pattern[at] != pattern[length]) length = borders[length - 1];
            if (pattern[at] == pattern[length]) length++;
            borders[at] = length;
        }

        return borders;
    }
}
