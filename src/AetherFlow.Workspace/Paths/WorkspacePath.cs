namespace AetherFlow.Workspaces;

/// <summary>A path that the guard let pass: relative to the workspace, with slashes, no <c>..</c> and no link among its directories. Only the guard makes one.</summary>
public readonly struct WorkspacePath : IEquatable<WorkspacePath>, IComparable<WorkspacePath>
{
    private readonly string? _value;

    internal WorkspacePath(string value) => _value = value;

    public string Value => _value ?? throw new InvalidOperationException("This path did not come from the guard.");

    /// <summary>A path for a person or a model to read: control and invisible characters are shown as escapes (<c>\u000a</c>).</summary>
    public static string Show(string path) => PathSpelling.Show(path);

    public static bool operator ==(WorkspacePath left, WorkspacePath right) => left.Equals(right);

    public static bool operator !=(WorkspacePath left, WorkspacePath right) => !left.Equals(right);

    public static bool operator <(WorkspacePath left, WorkspacePath right) => left.CompareTo(right) < 0;

    public static bool operator >(WorkspacePath left, WorkspacePath right) => left.CompareTo(right) > 0;

    public static bool operator <=(WorkspacePath left, WorkspacePath right) => left.CompareTo(right) <= 0;

    public static bool operator >=(WorkspacePath left, WorkspacePath right) => left.CompareTo(right) >= 0;

    public int CompareTo(WorkspacePath other) => string.CompareOrdinal(_value, other._value);

    public bool Equals(WorkspacePath other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is WorkspacePath other && Equals(other);

    public override int GetHashCode() => _value is null ? 0 : _value.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => _value ?? "";
}
