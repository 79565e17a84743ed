using AetherFlow.Engine.Prompts;
using AetherFlow.Runs;

namespace AetherFlow.Engine.Estimating;

/// <summary>A prompt as far as it is known before the run, and what will be added to it.</summary>
internal sealed record PreviewPrompt(Prompt? Prompt, Problem? Problem, IReadOnlyList<UnknownPart> Unknown);
