using AetherFlow.Hosting;
using AetherFlow.Runs;

namespace AetherFlow.Cli.Displays;

/// <summary>Shows a stint while it runs and how it ended. Only consumes what the observer is told.</summary>
internal interface IRunDisplay : IAsyncDisposable
{
    RunObserver Observer { get; }

    /// <summary>The user asked to stop; the run is ending.</summary>
    void Stopping();

    /// <summary>Shows how it ended; nothing comes after.</summary>
    Task EndAsync(RunReport report);
}
