namespace AetherFlow.Models.Settings;

/// <summary>The stricter of two limits, where null is none.</summary>
internal static class Smaller
{
    public static T? Of<T>(T? left, T? right)
        where T : struct, IComparable<T> =>
        left is not { } one ? right : right is not { } other || one.CompareTo(other) <= 0 ? left : right;
}
