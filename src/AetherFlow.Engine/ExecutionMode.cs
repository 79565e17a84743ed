namespace AetherFlow.Engine;

/// <summary>How a step is worked: as a quick draft, with the rules of production code, or as an audit of what it produced.</summary>
public enum ExecutionMode
{
    Fast,
    Build,
    DoubleCheck,
}
