namespace AetherFlow.Simulator.Serving;

/// <summary>Names of the formats, as <see cref="AskedRequest.Format"/> says them.</summary>
internal static class WireNames
{
    public const string OpenAi = "openai";
    public const string Anthropic = "anthropic";
    public const string Gemini = "gemini";
}
