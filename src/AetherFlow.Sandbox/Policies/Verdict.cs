namespace AetherFlow.Sandbox;

/// <summary>What becomes of a command; the greater one wins over the smaller.</summary>
public enum Verdict
{
    /// <summary>It runs without a question.</summary>
    Allow,

    /// <summary>A person decides; without one it is as <see cref="Deny"/>.</summary>
    Ask,

    /// <summary>It does not run.</summary>
    Deny,
}
