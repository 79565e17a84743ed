namespace AetherFlow.Plans;

/// <summary>Where a patch goes, seen from the place it names.</summary>
public enum PatchPosition
{
    After,
    Before,
    Replace,
}
