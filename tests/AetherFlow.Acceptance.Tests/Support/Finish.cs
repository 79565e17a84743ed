namespace AetherFlow.Acceptance.Tests.Support;

/// <summary>How a stint ended, as its last line says.</summary>
internal sealed record Finish(string Outcome, bool Resumable, int ExitCode, decimal Settled, decimal Unknown);
