using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Plans.Tests.Support;

internal static class Properties
{
    /// <summary>Runs a check with chance from many seeds; FsCheck names the seed that fails.</summary>
    public static void HoldForSeeds(int count, Action<Random> check) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(count),
            Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => check(new Random(seed))));
}
