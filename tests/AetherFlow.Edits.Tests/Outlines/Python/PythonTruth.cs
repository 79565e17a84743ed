namespace AetherFlow.Edits.Tests.Outlines.Python;

/// <summary>What Python's <c>ast</c> finds in a file.</summary>
/// <param name="Encoding">Null where Python cannot decode the file, so that there is no text to make an outline of.</param>
/// <param name="Error">Why it refuses the file.</param>
internal sealed record PythonTruth(string? Encoding, string? Error, List<PythonTruth.Member> Members)
{
    /// <summary>Places are lines from 1 and columns from 0.</summary>
    internal sealed record Member(string Kind, string Path, int[] Start, int[] End, int[] Decorated, int[]? BodyStart, int[]? BodyEnd)
    {
        public override string ToString() =>
            $"{Kind} {Path} {Show(Start)}-{Show(End)} decorated {Show(Decorated)} body {Show(BodyStart)}-{Show(BodyEnd)}";

        private static string Show(int[]? place) => place is null ? "none" : $"{place[0]}:{place[1]}";
    }
}
