using AetherFlow.Cli.Displays;
using AetherFlow.Hosting;
using AetherFlow.Runs.Events;

namespace AetherFlow.Cli.Reviewing;

/// <summary>Asks the person at the terminal whether changes may be written.</summary>
/// <param name="display">Gives the terminal up while the question stands.</param>
/// <param name="readLine">What the person types; null at the end of input.</param>
/// <param name="colors">Whether the terminal shows them.</param>
internal sealed class TerminalReview(IRunDisplay display, Func<CancellationToken, Task<string?>> readLine, bool colors)
{
    public Task<ChangesReviewed?> AskAsync(ProposedChanges changes, CancellationToken cancellation) =>
        display.LendAsync(terminal => AskAsync(changes, terminal, cancellation));

    private async Task<ChangesReviewed?> AskAsync(ProposedChanges changes, TextWriter terminal, CancellationToken cancellation)
    {
        foreach (var line in ReviewText.Of(changes, colors)) await terminal.WriteLineAsync(line);
        while (true)
        {
            if (await TypedAsync(ReviewText.Prompt(changes), terminal, cancellation) is not { } typed) return null;
            switch (typed.ToLowerInvariant())
            {
                case "y" or "yes": return new ChangesReviewed { Verdict = ChangesReviewed.Accepted };
                case "a" or "all": return new ChangesReviewed { Verdict = ChangesReviewed.Accepted, All = true };
                case "n" or "no": return new ChangesReviewed { Verdict = ChangesReviewed.Declined };
                case "q" or "quit": return null;
                case "e" or "else" when changes.CanChange:
                    if (await TypedAsync("What should be different? ", terminal, cancellation) is not { } words) return null;
                    if (words.Length > 0) return Asked(words);
                    break;
                case { Length: > 1 } when changes.CanChange: return Asked(typed);
                default:
                    foreach (var line in ReviewText.Help(changes)) await terminal.WriteLineAsync(line);
                    break;
            }
        }
    }

    private async Task<string?> TypedAsync(string prompt, TextWriter terminal, CancellationToken cancellation)
    {
        await terminal.WriteAsync(prompt);
        await terminal.FlushAsync(cancellation);
        var typed = (string?)null;
        try
        {
            typed = await readLine(cancellation);
        }
        finally
        {
            // No line end was typed: what comes next is not to stand behind the question.
            if (typed is null) await terminal.WriteLineAsync();
        }

        return typed?.Trim();
    }

    private static ChangesReviewed Asked(string words) => new() { Verdict = ChangesReviewed.ChangesAsked, Reason = words };
}
