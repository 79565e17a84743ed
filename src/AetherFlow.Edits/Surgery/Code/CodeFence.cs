namespace AetherFlow.Edits;

/// <summary>Takes off the Markdown fence that models put around code.</summary>
internal static class CodeFence
{
    public static string Without(string code)
    {
        var trimmed = code.Trim();
        if (!IsFence(trimmed) || trimmed.IndexOf('\n', StringComparison.Ordinal) is not (> 0 and var first)) return code;
        var last = trimmed.LastIndexOf('\n');
        return last > first && IsFence(trimmed[(last + 1)..].Trim()) ? trimmed[(first + 1)..last] : code;
    }

    private static bool IsFence(string text) =>
        text.StartsWith("```", StringComparison.Ordinal) || text.StartsWith("~~~", StringComparison.Ordinal);
}
