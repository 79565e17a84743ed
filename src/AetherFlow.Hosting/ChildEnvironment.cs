namespace AetherFlow.Hosting;

/// <summary>What programs that the product starts may know of the user's environment: nothing but what they need to run.</summary>
internal static class ChildEnvironment
{
    private static readonly string[] Allowed = ["PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "DOTNET_ROOT", "USER"];

    public static Dictionary<string, string> Of(HostEnvironment environment) => environment.Variables
        .Where(v => Allowed.Contains(v.Key, StringComparer.Ordinal))
        .ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);

    /// <summary>
    /// For the .NET SDK: its own folders below <paramref name="folder"/>, no telemetry, no first-run banner, and no
    /// server process that outlives the build.
    /// </summary>
    public static Dictionary<string, string> OfSdk(HostEnvironment environment, string folder)
    {
        var variables = Of(environment);
        variables["DOTNET_CLI_HOME"] = folder;
        variables["NUGET_PACKAGES"] = Path.Combine(folder, "packages");
        variables["DOTNET_NOLOGO"] = "1";
        variables["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        variables["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false";
        variables["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        variables["UseSharedCompilation"] = "false";
        variables["MSBUILDDISABLENODEREUSE"] = "1";
        return variables;
    }
}
