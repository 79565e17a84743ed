namespace AetherFlow.Edits;

/// <summary>Unix permission bits of a file before and after; null where they are not known.</summary>
public readonly record struct FileModes(int? Before, int? After)
{
    private const int OwnerMayExecute = 0b001_000_000;

    internal string OfNew => Git(After);

    internal string OfDeleted => Git(Before);

    /// <summary>Git knows one bit of them; null where that is the same.</summary>
    internal (string Before, string After)? Change =>
        Before is not null && After is not null && Git(Before) != Git(After) ? (Git(Before), Git(After)) : null;

    private static string Git(int? mode) => (mode & OwnerMayExecute) is > 0 ? "100755" : "100644";
}
