using AetherFlow.Testing;

namespace AetherFlow.Runs.Tests;

/// <summary>The small values that everything else is named and counted with.</summary>
public sealed class ValueTests
{
    [Theory]
    [InlineData("0", "$0.0000")]
    [InlineData("1", "$1.0000")]
    [InlineData("0.01424", "$0.0142")]
    [InlineData("0.001", "$0.0010")]
    [InlineData("0.000031", "$0.000031")]
    [InlineData("-0.000031", "$-0.000031")]
    [InlineData("1234.5", "$1234.5000")]
    public void Money_ToString_ShowsWhatThereIs(string usd, string shown) =>
        Assert.Equal(shown, new Money(decimal.Parse(usd, System.Globalization.CultureInfo.InvariantCulture)).ToString());

    [Fact]
    public void Money_Sums_AreExact()
    {
        var sum = Money.Zero;
        for (var i = 0; i < 10_000; i++) sum += new Money(0.000_000_1m);

        Assert.Equal(new Money(0.001m), sum);
        Assert.True(sum > Money.Zero && sum >= new Money(0.001m) && Money.Zero < sum && Money.Zero <= Money.Zero);
        Assert.Equal(Money.Zero, sum - sum);
    }

    [Fact]
    public void RunId_New_NamesTheTimeAndIsReadAgain()
    {
        var time = new ManualTime();
        var id = RunId.New(time, new Random(5));

        Assert.StartsWith(time.GetUtcNow().ToString("yyyyMMdd-HHmmss-", System.Globalization.CultureInfo.InvariantCulture), id.Value, StringComparison.Ordinal);
        Assert.True(RunId.TryParse(id.Value, out var again));
        Assert.Equal(id, again);
        Assert.NotEqual(id, RunId.New(time, new Random(6)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("20261121-090312")]
    [InlineData("20261121-090312-K3F9WQ")]
    [InlineData("20261121-090312-k3f9wq\n")]
    [InlineData("../20261121-090312-k3f9wq")]
    [InlineData("20261121-090312-k3f9wq/..")]
    [InlineData("٢0261121-090312-k3f9wq")]
    public void RunId_WhatIsNoName_IsNotRead(string? text) => Assert.False(RunId.TryParse(text, out _));

    [Theory]
    [InlineData("", "", "", "", 0)]
    [InlineData("build", "build", "", "", 0)]
    [InlineData("build/step_3", "build", "step_3", "build/step_3", 0)]
    [InlineData("build/step_3/attempt-2", "build", "step_3", "build/step_3", 2)]
    [InlineData("fast/a.b/attempt-12/call-1", "fast", "a.b", "fast/a.b", 12)]
    [InlineData("build/attempt-1/snapshot", "build", "attempt-1", "build/attempt-1", 0)]
    [InlineData("undo/changes", "undo", "changes", "undo/changes", 0)]
    public void EffectKey_Parts_AreFound(string key, string phase, string step, string stepKey, int attempt)
    {
        Assert.Equal(phase, EffectKey.PhaseOf(key));
        Assert.Equal(step, EffectKey.StepOf(key));
        Assert.Equal(stepKey, EffectKey.StepKeyOf(key).ToString());
        Assert.Equal(attempt, EffectKey.AttemptOf(key));
    }

    [Fact]
    public void Redactor_SecretWithinAnother_LongestGoesFirst()
    {
        var redactor = new Redactor(["secret-1", "secret-1-and-more", "short"]);

        Assert.Equal($"{Redactor.Mark}, {Redactor.Mark}, short", redactor.Redact("secret-1-and-more, secret-1, short"));
    }
}
