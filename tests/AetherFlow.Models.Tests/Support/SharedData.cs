namespace AetherFlow.Models.Tests.Support;

/// <summary>Public recordings that lie beside the repository, not in it; tests that need them are skipped without.</summary>
internal static class SharedData
{
    public static string Require(string relative)
    {
        var found = Testing.SharedData.Find($"data/{relative}");
        Assert.SkipWhen(found is null, $"The folder shared/data/{relative} does not lie beside the repository.");
        return found;
    }
}
