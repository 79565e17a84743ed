using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Spending;
using AetherFlow.Runs;

namespace AetherFlow.Models.Tests.Spending;

public sealed class PriceTests
{
    private static readonly ModelEntry Model = new()
    {
        Id = "m",
        Provider = "p",
        ContextWindow = 1000,
        OutputCap = 500,
        Price = new ModelPrice { InputPerMillion = 2, CachedInputPerMillion = 0.5m, OutputPerMillion = 10, Source = "test" },
    };

    [Fact]
    public void Of_CachedInput_AtItsOwnPrice() =>
        Assert.Equal(new Money((400 * 2m + 600 * 0.5m + 50 * 10m) / 1_000_000), Model.Price!.Of(new Usage { Input = 1000, CachedInput = 600, Output = 50, Reasoning = 20 }));

    [Fact]
    public void Of_NoCachedPrice_AsFreshInput() =>
        Assert.Equal(new Money(1000 * 2m / 1_000_000), (Model.Price! with { CachedInputPerMillion = null }).Of(new Usage { Input = 1000, CachedInput = 600 }));

    [Theory]
    [InlineData(100, 50)]
    [InlineData(101, 51)]
    [InlineData(1_000_000, 1000)]
    public void Bound_HalfTheBytesUpToTheWindow(long bytes, long tokens) =>
        Assert.Equal(new Money((tokens * 2m + 300 * 10m) / 1_000_000), ReservationBound.Of(Model, bytes, 300));

    [Fact]
    public void Bound_WindowOnlyAssumed_NoBound() =>
        Assert.Equal(new Money((500_000 * 2m + 300 * 10m) / 1_000_000), ReservationBound.Of(Model with { LimitsAssumed = true }, 1_000_000, 300));

    [Fact]
    public void Bound_NoPrice_Null() => Assert.Null(ReservationBound.Of(Model with { Price = null }, 100, 300));
}
