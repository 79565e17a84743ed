using AetherFlow.Shape.Tests.Reading;

namespace AetherFlow.Shape.Tests;

/// <summary>Files that rules are tried on.</summary>
internal static class Sample
{
    public static SourceFile CSharp(string code) => new("src/AetherFlow.Runs/Sample.cs", code);

    /// <summary>The members begin in line 3.</summary>
    public static SourceFile InClass(string members) => CSharp($"public sealed class Sample\n{{\n{members}\n}}\n");

    public static SourceFile Project(string name, string text) => new($"src/AetherFlow.{name}/AetherFlow.{name}.csproj", text);
}
