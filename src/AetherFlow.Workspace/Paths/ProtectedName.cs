namespace AetherFlow.Workspaces;

/// <summary>A name that is never written, at any depth and in any case. A <c>*</c> at one end stands for anything.</summary>
/// <param name="Pattern">The name of a directory or a file.</param>
/// <param name="Reason">What a write to it could do.</param>
public sealed record ProtectedName(string Pattern, string Reason)
{
    internal bool Matches(string name) => Pattern switch
    {
        ['*', .. var end] => name.Length > end.Length && name.EndsWith(end, StringComparison.OrdinalIgnoreCase),
        [.. var start, '*'] => name.StartsWith(start, StringComparison.OrdinalIgnoreCase),
        _ => name.Equals(Pattern, StringComparison.OrdinalIgnoreCase),
    };
}
