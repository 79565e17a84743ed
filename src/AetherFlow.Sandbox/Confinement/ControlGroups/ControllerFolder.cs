namespace AetherFlow.Sandbox;

/// <summary>Where groups with limits of one kind can be made.</summary>
/// <param name="Controller"><c>memory</c>, <c>cpu</c> or <c>pids</c>.</param>
/// <param name="Parent">The folder in which a group is made.</param>
/// <param name="Version">Of control groups: 1 or 2.</param>
internal sealed record ControllerFolder(string Controller, string Parent, int Version)
{
    /// <summary>Whether <see cref="Parent"/> is the group that this process is in.</summary>
    public bool IsBelowOwn { get; init; }
}
