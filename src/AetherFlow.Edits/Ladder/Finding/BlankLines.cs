namespace AetherFlow.Edits;

/// <summary>Gives blank search lines the blank lines that the file has at the same place, as far as there are any.</summary>
internal static class BlankLines
{
    public static void Align(EditedText file, List<string> search, int[] match)
    {
        var taken = match.ToHashSet();
        for (var i = 0; i < match.Length; i++)
        {
            if (match[i] != Placement.Missing || !LineText.IsBlank(search[i]) || i == 0 || match[i - 1] == Placement.Missing) continue;
            var next = match[i - 1] + 1;
            if (next < file.Lines.Count && LineText.IsBlank(file.Lines[next]) && taken.Add(next)) match[i] = next;
        }

        // What stands before the first line is counted from it upwards.
        for (var i = match.Length - 2; i >= 0; i--)
        {
            if (match[i] != Placement.Missing || !LineText.IsBlank(search[i]) || match[i + 1] <= 0) continue;
            var before = match[i + 1] - 1;
            if (LineText.IsBlank(file.Lines[before]) && taken.Add(before)) match[i] = before;
        }
    }
}
