namespace AetherFlow.Edits;

/// <summary>
/// How the indentation of quoted lines becomes that of the file: the same prefix added or taken away everywhere, one
/// kind of unit for another (tabs for four spaces), or a first line that lost its indentation on the way.
/// </summary>
internal sealed class IndentMap
{
    public static readonly IndentMap Same = new([]);

    private static readonly int[] TabWidths = [4, 2, 8, 3];

    private readonly List<(string Quoted, string Real)> _pairs;
    private readonly string _added = "";
    private readonly string _removed = "";
    private readonly (string Quoted, string Real)? _unit;
    private readonly int _tab;

    private IndentMap(List<(string Quoted, string Real)> pairs, string added = "", string removed = "", bool converts = false, int tab = 0)
    {
        (_pairs, _added, _removed, _tab) = (pairs, added, removed, tab);
        if (converts) _unit = UnitOf(pairs);
    }

    /// <summary>Only the first line is indented otherwise than it was quoted.</summary>
    public bool IsFirstLineOnly { get; private init; }

    public bool IsSame => _pairs.Count == 0 && !IsFirstLineOnly;

    /// <summary>The same prefix more or less everywhere; what stands in blank lines is no part of it.</summary>
    public bool IsShift => _added.Length + _removed.Length > 0;

    /// <summary>The map that explains all pairs, or null where none does. Pairs are of lines that are not blank, in their order.</summary>
    public static IndentMap? Of(IReadOnlyList<(string Quoted, string Real)> all)
    {
        var pairs = all.Distinct().OrderBy(p => p.Quoted.Length).ThenBy(p => p.Real.Length).ToList();
        if (pairs.TrueForAll(p => p.Quoted == p.Real)) return Same;
        if (Shift(pairs) is { } shift) return shift;
        foreach (var tab in TabWidths)
        {
            if (pairs.TrueForAll(p => Expanded(p.Quoted, tab) == p.Real)) return new IndentMap(pairs, tab: tab);
            if (pairs.TrueForAll(p => Expanded(p.Real, tab) == p.Quoted)) return new IndentMap(pairs, tab: -tab);
        }

        if (all.Count > 1 && all[0].Quoted.Length == 0 && all.Skip(1).All(p => p.Quoted == p.Real)) return new IndentMap([all[0]]) { IsFirstLineOnly = true };
        for (var i = 1; i < pairs.Count; i++)
        {
            if (pairs[i].Quoted.Length == pairs[i - 1].Quoted.Length || pairs[i].Real.Length <= pairs[i - 1].Real.Length) return null;
        }

        return new IndentMap(pairs, converts: true) is { _unit: not null } map ? map : null;
    }

    /// <summary>What a line of the replacement is indented by, where it was written with this.</summary>
    public string Map(string quoted)
    {
        if (IsSame || IsFirstLineOnly) return quoted;
        if (_tab > 0) return Expanded(quoted, _tab);
        if (_tab < 0) return new string('\t', Expanded(quoted, -_tab).Length / -_tab) + new string(' ', Expanded(quoted, -_tab).Length % -_tab);
        if (_added.Length > 0) return _added + quoted;
        if (_removed.Length > 0) return quoted.StartsWith(_removed, StringComparison.Ordinal) ? quoted[_removed.Length..] : quoted;
        var (known, real) = _pairs.FindLast(p => quoted.StartsWith(p.Quoted, StringComparison.Ordinal));
        return (real ?? "") + Convert(quoted[(known?.Length ?? 0)..]);
    }

    private static string Expanded(string indent, int tab)
    {
        var width = 0;
        foreach (var c in indent) width = c == '\t' ? (width / tab * tab) + tab : width + 1;
        return new string(' ', width);
    }

    private static IndentMap? Shift(List<(string Quoted, string Real)> pairs)
    {
        var (quoted, real) = pairs[0];
        if (real.EndsWith(quoted, StringComparison.Ordinal) && real[..^quoted.Length] is { Length: > 0 } added
            && pairs.TrueForAll(p => p.Real == added + p.Quoted)) return new IndentMap(pairs, added: added);
        return quoted.EndsWith(real, StringComparison.Ordinal) && quoted[..^real.Length] is { Length: > 0 } removed
            && pairs.TrueForAll(p => p.Quoted == removed + p.Real)
            ? new IndentMap(pairs, removed: removed)
            : null;
    }

    /// <summary>One step of indentation on both sides: from the two first pairs, or from one whose sides are of one character each.</summary>
    private static (string Quoted, string Real)? UnitOf(List<(string Quoted, string Real)> pairs)
    {
        var solid = pairs.FindAll(p => p.Quoted.Length > 0);
        if (solid.Count == 0 || solid.Exists(p => !IsUniform(p.Quoted) || !IsUniform(p.Real))) return null;
        var first = pairs[0];
        var second = pairs.Count > 1 ? pairs[1] : first;
        var (quoted, real) = pairs.Count > 1
            ? (second.Quoted.Length - first.Quoted.Length, second.Real.Length - first.Real.Length)
            : (first.Quoted.Length, first.Real.Length);
        if (quoted <= 0 || real <= 0) return null;
        var divisor = Divisor(quoted, real);
        (quoted, real) = (quoted / divisor, real / divisor);
        var regular = pairs.TrueForAll(p => (p.Quoted.Length - first.Quoted.Length) * real == (p.Real.Length - first.Real.Length) * quoted);
        return regular && second.Real.Length > 0 ? (second.Quoted[..quoted], second.Real[..real]) : null;
    }

    private static bool IsUniform(string indent) => indent.Length > 0 && indent.All(c => c == indent[0]);

    private static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);

    private string Convert(string rest)
    {
        var (quoted, real) = _unit!.Value;
        var steps = 0;
        while (rest.AsSpan(steps * quoted.Length).StartsWith(quoted)) steps++;
        return string.Concat(Enumerable.Repeat(real, steps)) + rest[(steps * quoted.Length)..];
    }
}
