using AetherFlow.Cli.Displays;
using AetherFlow.Cli.Wording;
using AetherFlow.Hosting;

namespace AetherFlow.Cli.Commands;

/// <summary>Serves a script or a recorded run until the user ends it.</summary>
internal sealed class SimulateCommand(Surroundings around, Product product)
{
    public async Task<int> RunAsync(SimulateRequest request, CancellationToken cancellation)
    {
        await using var simulation = await product.SimulateAsync(request, cancellation);
        foreach (var text in Summary.Problems(simulation.Problems)) await around.Error.WriteLineAsync(text);
        if (simulation.Address is not { } address) return ExitCodes.Usage;

        await around.Out.WriteLineAsync($"{address}");
        // Ctrl-C is the end that is wanted, from the moment in which the address can be read.
        await around.Out.FlushAsync(CancellationToken.None);
        await around.Error.WriteLineAsync($"""
            Serving {Figures.Count(simulation.Entries, "reply", "replies")} until Ctrl-C, as vendors of OpenAI's, Anthropic's and Gemini's formats do. In another terminal:
              export CUSTOM_API_URL={address} CUSTOM_MODEL={simulation.Model}
              {around.Command} --plan plan.json
            A vendor's own variables lead here too, with any key:
              DEEPSEEK_API_URL={address}
              ANTHROPIC_API_URL={simulation.AnthropicAddress}
              GEMINI_API_URL={simulation.GeminiAddress}
            """);
        var ended = new TaskCompletionSource();
        await using var registration = cancellation.Register(ended.SetResult);
        await ended.Task;
        return ExitCodes.Ok;
    }
}
