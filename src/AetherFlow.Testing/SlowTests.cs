namespace AetherFlow.Testing;

/// <summary>Long sweeps that are run only where somebody asks for them.</summary>
public static class SlowTests
{
    public const string Reason = "a long sweep; `./test --all` (AETHERFLOW_SLOW_TESTS=1) runs it";

    public static bool AreWanted => Environment.GetEnvironmentVariable("AETHERFLOW_SLOW_TESTS") == "1";
}
