namespace AetherFlow.Engine.Verification;

/// <summary>All formats, in the order in which they are asked: those whose lines could be taken for another's come first.</summary>
internal static class OutputFormats
{
    /// <summary>Takes lines from the given one on.</summary>
    /// <returns>How many; 0 where the line is none of the format's.</returns>
    private delegate int Reader(OutputScan scan, int at);

    private static readonly Reader[] All =
    [
        MakeFormat.Read,
        MsBuildFormat.Read,
        DotnetTestFormat.Read,
        PytestFormat.Read,
        PythonFormat.Read,
        GoFormat.Read,
        RustFormat.Read,
        NodeTestFormat.Read,
        MochaFormat.Read,
        JestFormat.Read,
        ScriptStackFormat.Read,
        EslintFormat.Read,
        FormatterFormat.Read,
        ColonFormat.Read,
    ];

    public static void Read(OutputScan scan)
    {
        for (var at = 0; at < scan.Count;)
        {
            if (scan[at].Length == 0)
            {
                scan.File = null;
                at++;
                continue;
            }

            if (OutputLines.IsMark(scan[at])) scan.End();
            at += Take(scan, at);
        }
    }

    private static int Take(OutputScan scan, int at)
    {
        foreach (var read in All)
        {
            if (read(scan, at) is > 0 and var count) return count;
        }

        if (scan.Current is { AwaitsMessage: true } current && !IsLabel(scan[at]))
        {
            current.Say(scan[at]);
            current.Reach(at);
        }

        return 1;
    }

    /// <summary>Words of runners that stand before a message.</summary>
    private static bool IsLabel(string line) => line.AsSpan().Trim() is "Error Message:" or "Stack Trace:" or "Standard Output Messages:" or "Message d'erreur :" or "Error:";
}
