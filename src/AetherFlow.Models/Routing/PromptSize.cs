using AetherFlow.Models.Catalogues;

namespace AetherFlow.Models.Routing;

/// <summary>Whether a prompt fits a window, judged by its bytes.</summary>
internal static class PromptSize
{
    /// <summary>Prompts of that many tokens are left to the models with the largest windows.</summary>
    public const int LargeTokens = 50_000;

    /// <summary>
    /// Bytes of UTF-8 that a token has at least, where it matters whether a request fits: code and prose have three to
    /// four.
    /// </summary>
    private const int BytesPerToken = 3;

    public static long Tokens(long bytes) => bytes / BytesPerToken;

    /// <summary>A window that is only assumed is large enough for anything.</summary>
    public static bool Fits(ModelEntry model, long bytes, int replyTokens) =>
        model.LimitsAssumed || Tokens(bytes) + replyTokens <= model.ContextWindow;
}
