namespace AetherFlow.Acceptance.Tests.Support;

/// <summary>Long sweeps run only where they are asked for.</summary>
internal static class SlowTests
{
    public static bool AreWanted => Environment.GetEnvironmentVariable("AETHERFLOW_SLOW_TESTS") == "1";

    public static void SkipUnlessWanted() =>
        Assert.SkipUnless(AreWanted, "a long sweep; `./test --all` (AETHERFLOW_SLOW_TESTS=1) runs it");
}
