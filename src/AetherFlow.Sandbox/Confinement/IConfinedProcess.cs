namespace AetherFlow.Sandbox;

/// <summary>A program that was started in confinement. Whoever disposes of it kills it with all that it started.</summary>
internal interface IConfinedProcess : IAsyncDisposable
{
    Stream Output { get; }

    Stream Error { get; }

    /// <summary>Ends when the program has ended; what it started may live on until <see cref="EndAsync"/>.</summary>
    Task Ended { get; }

    /// <summary>Kills whatever still runs.</summary>
    /// <param name="byItself">Whether the program had ended before.</param>
    Task<ConfinedEnd> EndAsync(bool byItself);

    /// <summary>What the program reported; empty where it was not asked to.</summary>
    Task<string> ReadReportAsync();
}
