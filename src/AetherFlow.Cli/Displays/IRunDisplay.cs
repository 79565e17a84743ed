using AetherFlow.Hosting;
using AetherFlow.Runs;

namespace AetherFlow.Cli.Displays;

/// <summary>Shows a stint while it runs and how it ended. Only consumes what the observer is told.</summary>
internal interface IRunDisplay : IAsyncDisposable
{
    RunObserver Observer { get; }

    /// <summary>Says something about the stint that no line of it says.</summary>
    void Notice(string text);

    /// <summary>Shows how it ended; nothing comes after.</summary>
    Task EndAsync(RunReport report);
}
