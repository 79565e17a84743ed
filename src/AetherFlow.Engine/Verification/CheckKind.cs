namespace AetherFlow.Engine.Verification;

/// <summary>What a check says of a project, in the order in which checks are worth running: what does not build fails every other one.</summary>
public enum CheckKind
{
    Build,
    Types,
    Test,
    Lint,
    Format,
}
