using AetherFlow.Simulator.Serving.Anthropic;
using AetherFlow.Simulator.Serving.Gemini;
using AetherFlow.Simulator.Serving.OpenAi;

namespace AetherFlow.Simulator.Serving;

/// <summary>All formats that a simulator speaks, on the same port.</summary>
internal sealed class WireFormats
{
    public IWireFormat OpenAi { get; } = new OpenAiFormat();

    public IWireFormat Anthropic { get; } = new AnthropicFormat();

    public IWireFormat Gemini { get; } = new GeminiFormat();
}
