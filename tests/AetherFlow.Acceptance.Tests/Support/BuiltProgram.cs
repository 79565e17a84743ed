using System.Runtime.InteropServices;

namespace AetherFlow.Acceptance.Tests.Support;

/// <summary>Where the built program and the runtime that starts it are.</summary>
internal static class BuiltProgram
{
    /// <summary>The program in its own output folder, of the same configuration as these tests.</summary>
    public static string Path { get; } = Find();

    /// <summary>The installation of .NET that runs these tests.</summary>
    public static string DotnetRoot { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    public static string Dotnet => System.IO.Path.Combine(DotnetRoot, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    /// <summary>The repository, where this is a checkout.</summary>
    public static string Repository { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(AppContext.BaseDirectory, "..", "..", "..", ".."));

    private static string Find()
    {
        var own = AppContext.BaseDirectory.TrimEnd(System.IO.Path.DirectorySeparatorChar);
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(own, "..", "..", "AetherFlow.Cli", System.IO.Path.GetFileName(own), "AetherFlow.Cli.dll"));
        Assert.True(File.Exists(path), $"{path} is not built");
        return path;
    }
}
