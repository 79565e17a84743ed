namespace AetherFlow.Edits;

/// <summary>What a line of repeated angle brackets or equals signs says.</summary>
internal enum EditMarkerKind
{
    Search,
    Divider,
    Replace,

    /// <summary>A line like <c>&lt;&lt;&lt;&lt;&lt;&lt;&lt; HEAD</c>: a merge conflict in the content begins.</summary>
    ConflictStart,

    /// <summary>A line like <c>&gt;&gt;&gt;&gt;&gt;&gt;&gt; branch</c>.</summary>
    ConflictEnd,
}
