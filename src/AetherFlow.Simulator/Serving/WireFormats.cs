using AetherFlow.Simulator.Serving.Anthropic;
using AetherFlow.Simulator.Serving.Gemini;
using AetherFlow.Simulator.Serving.OpenAi;

namespace AetherFlow.Simulator.Serving;

/// <summary>All formats that a simulator speaks, on the same port.</summary>
internal static class WireFormats
{
    public static IWireFormat OpenAi { get; } = new OpenAiFormat();

    public static IWireFormat Anthropic { get; } = new AnthropicFormat();

    public static IWireFormat Gemini { get; } = new GeminiFormat();
}
