namespace AetherFlow.Engine.Verification;

/// <summary>The ecosystem whose tools check a project.</summary>
public enum ProjectKind
{
    Dotnet,
    Python,
    Node,
    Go,
    Rust,
    Make,
}
