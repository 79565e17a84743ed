using AetherFlow.Models.Calling;

namespace AetherFlow.Models.Tests.Calling;

public sealed class RequestHashTests
{
    private static readonly (string, string)[] Hello = [("system", "be brief"), ("user", "hé")];

    [Fact]
    public void Of_SameContent_SameName()
    {
        // Recorded runs are matched by this value: changing it makes them unplayable.
        Assert.Equal("684b210d", RequestHash.Of("m", Hello, 4000, 0.7f).Value[..8]);
        Assert.Equal(RequestHash.Of("m", Hello, 4000, 0.7f), RequestHash.Of("m", [.. Hello], 4000, 0.7f));
    }

    [Fact]
    public void Of_AnyDifference_OtherName()
    {
        RequestHash[] names =
        [
            RequestHash.Of("m", Hello, 4000, 0.7f),
            RequestHash.Of("n", Hello, 4000, 0.7f),
            RequestHash.Of("m", Hello, 4001, 0.7f),
            RequestHash.Of("m", Hello, null, 0.7f),
            RequestHash.Of("m", Hello, 4000, null),
            RequestHash.Of("m", [("system", "be brief"), ("user", "he")], 4000, 0.7f),
            RequestHash.Of("m", [("system", "be briefhé")], 4000, 0.7f),
            RequestHash.Of("m", [("user", "be brief"), ("user", "hé")], 4000, 0.7f),
        ];

        Assert.Equal(names.Length, names.Select(n => n.Value).Distinct(StringComparer.Ordinal).Count());
    }
}
