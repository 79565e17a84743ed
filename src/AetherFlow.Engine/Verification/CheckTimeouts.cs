namespace AetherFlow.Engine.Verification;

/// <summary>How long a check may run: the figures of the AI Orchestrator's seven tools, by what they check.</summary>
public static class CheckTimeouts
{
    public static TimeSpan Of(CheckKind kind) => TimeSpan.FromSeconds(kind switch
    {
        CheckKind.Build => 180,
        CheckKind.Test or CheckKind.Types => 120,
        _ => 60,
    });
}
