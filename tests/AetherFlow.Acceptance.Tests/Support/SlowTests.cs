namespace AetherFlow.Acceptance.Tests.Support;

/// <summary>Long sweeps run only where they are asked for.</summary>
internal static class SlowTests
{
    public const string Reason = "a long sweep; `./test --all` (AETHERFLOW_SLOW_TESTS=1) runs it";

    public static bool AreWanted => Environment.GetEnvironmentVariable("AETHERFLOW_SLOW_TESTS") == "1";
}
