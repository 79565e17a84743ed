namespace AetherFlow.Engine;

/// <summary>How a step is worked: as a quick draft, or with the rules of production code.</summary>
public enum ExecutionMode
{
    Fast,
    Build,
}
