namespace AetherFlow.Engine.Steps;

/// <summary>What follows a failed attempt.</summary>
internal enum Decision
{
    RetryWithFeedback,
    GiveUp,
}
