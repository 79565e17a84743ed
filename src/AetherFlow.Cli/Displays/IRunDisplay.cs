using AetherFlow.Hosting;
using AetherFlow.Runs;

namespace AetherFlow.Cli.Displays;

/// <summary>Shows a stint while it runs and how it ended. Only consumes what the observer is told.</summary>
internal interface IRunDisplay : IAsyncDisposable
{
    RunObserver Observer { get; }

    /// <summary>Says something about the stint that no line of it says.</summary>
    void Notice(string text);

    /// <summary>Keeps off the terminal while somebody else uses it; what happens meanwhile is shown afterwards.</summary>
    /// <param name="use">Is given what to write to; is not called while another use lasts.</param>
    Task<T> LendAsync<T>(Func<TextWriter, Task<T>> use);

    /// <summary>Shows how it ended; nothing comes after.</summary>
    Task EndAsync(RunReport report);
}
