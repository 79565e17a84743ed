namespace AetherFlow.Edits;

/// <summary>Takes the common indentation off code, also where its first line was cut out without it, and changes what one level is.</summary>
internal static class CodeLayout
{
    /// <summary>How many columns a tab counts where code mixes them.</summary>
    private const int TabWidth = 4;

    public static List<string> Of(List<string> lines, bool[] isFixed, SourceLanguage language, string unit)
    {
        var straight = Straight(lines, isFixed, language, unit);
        var own = IndentationUnit.OfLines([.. straight.Where((_, i) => !isFixed[i])]);
        if (own is null || own == unit) return straight;
        own = IndentationUnit.OfCode(string.Join('\n', straight), language);
        return own is null || own == unit ? straight : Converted(straight, isFixed, own, unit);
    }

    private static List<string> Straight(List<string> lines, bool[] isFixed, SourceLanguage language, string unit)
    {
        var movable = Enumerable.Range(0, lines.Count).Where(i => !isFixed[i] && !string.IsNullOrWhiteSpace(lines[i])).ToList();
        if (movable.Count == 0) return lines;
        var common = Common(movable.Select(i => lines[i]));
        var rest = movable.Skip(1).ToList();
        var shift = rest.Count == 0 ? 0 : Excess(lines, rest, lines[movable[0]], common.Length, language, unit);
        return
        [
            .. lines.Select((line, i) =>
                isFixed[i] ? line
                : string.IsNullOrWhiteSpace(line) ? ""
                : i == movable[0] ? line[common.Length..]
                : line[Math.Min(common.Length + shift, IndentationUnit.Leading(line).Length)..]),
        ];
    }

    /// <summary>The white space that all lines begin with.</summary>
    private static string Common(IEnumerable<string> lines)
    {
        string? common = null;
        foreach (var leading in lines.Select(IndentationUnit.Leading))
        {
            common ??= leading;
            common = common[..common.AsSpan().CommonPrefixLength(leading)];
        }

        return common ?? "";
    }

    /// <summary>By how much all lines but the first stand too deep, because the first was cut out from behind its indentation.</summary>
    private static int Excess(List<string> lines, List<int> rest, string first, int common, SourceLanguage language, string unit)
    {
        var head = IndentationUnit.Leading(first).Length;
        var least = rest.Min(i => IndentationUnit.Leading(lines[i]).Length);
        if (common > 0 || head > 0 || least == 0) return 0;
        if (IsLead(first, language)) return least - head;
        var second = lines[rest[0]];
        var last = lines[rest[^1]];
        var isPython = language == SourceLanguage.Python;
        var opens = isPython ? first.TrimEnd().EndsWith(':') : first.TrimEnd() is [.., '=', '>'] or [.., '=' or '('] && second.TrimStart()[0] is not ('{' or '[');
        var closes = !isPython && last.TrimStart()[0] is '}' or ')' or ']' && IndentationUnit.Leading(last).Length == least;
        if (closes && !(opens && IndentationUnit.Leading(second).Length == least)) return least - head;
        if ((isPython && !opens) || IndentationUnit.Leading(second).Length != least) return 0;
        // A body, or a continuation, stands one level deeper than its head.
        var step = second.StartsWith('\t') ? 1 : unit == "\t" ? TabWidth : unit.Length;
        return least - head > step && (least - head) % step == 0 ? least - head - step : 0;
    }

    /// <summary>A comment, a decorator or an attribute: what follows it stands as deep as it does.</summary>
    private static bool IsLead(string line, SourceLanguage language)
    {
        var text = line.Trim();
        return language switch
        {
            SourceLanguage.Python => text.StartsWith('@') || text.StartsWith('#'),
            SourceLanguage.CSharp => text.StartsWith("//", StringComparison.Ordinal) || (text.StartsWith('[') && text.EndsWith(']')),
            _ => text.StartsWith("//", StringComparison.Ordinal) || (text.StartsWith('@') && text[^1] is not ('(' or '{' or '[')),
        };
    }

    /// <summary>
    /// Levels become levels. A line that stands deeper than one level below the line before continues it, and keeps its distance.
    /// </summary>
    private static List<string> Converted(List<string> lines, bool[] isFixed, string own, string unit)
    {
        var ownWidth = Width(own, own);
        var result = new List<string>(lines.Count);
        var last = (Old: 0, New: "");
        for (var i = 0; i < lines.Count; i++)
        {
            if (isFixed[i] || lines[i].Length == 0)
            {
                result.Add(lines[i]);
                continue;
            }

            var leading = IndentationUnit.Leading(lines[i]);
            var width = Width(leading, own);
            var indentation = width == last.Old ? last.New
                : width - last.Old > ownWidth ? last.New + new string(' ', width - last.Old)
                : string.Concat(Enumerable.Repeat(unit, width / ownWidth)) + new string(' ', width % ownWidth);
            result.Add(indentation + lines[i][leading.Length..]);
            last = (width, indentation);
        }

        return result;
    }

    private static int Width(string leading, string unit) => leading.Sum(sign => sign == '\t' ? (unit == "\t" ? TabWidth : unit.Length) : 1);
}
