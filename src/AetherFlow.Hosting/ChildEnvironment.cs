namespace AetherFlow.Hosting;

/// <summary>What programs that the product starts may know of the user's environment: nothing but what they need to run.</summary>
internal static class ChildEnvironment
{
    private static readonly string[] Allowed = ["PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "DOTNET_ROOT", "USER"];

    public static Dictionary<string, string> Of(HostEnvironment environment) => environment.Variables
        .Where(v => Allowed.Contains(v.Key, StringComparer.Ordinal))
        .ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);
}
