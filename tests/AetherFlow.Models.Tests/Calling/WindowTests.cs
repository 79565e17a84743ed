using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Settings;
using AetherFlow.Models.Tests.Support;

namespace AetherFlow.Models.Tests.Calling;

/// <summary>Requests that are too long for some of those that could be asked.</summary>
public sealed class WindowTests : IDisposable
{
    /// <summary>About 3,000 tokens, by three bytes a token.</summary>
    private static readonly string Long = new('x', 9000);

    private readonly CallRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Theory]
    [InlineData(3000, "large")]
    [InlineData(3499, "large")]
    [InlineData(3600, "small")]
    public async Task Call_TooLongForTheFirst_NextAskedAtOnce(int window, string expected)
    {
        _rig.Add(Provider("groq", window), ScriptedClient.Says("small"));
        _rig.Add(Provider("deepseek", 1_000_000), ScriptedClient.Says("large"));

        Assert.Equal(expected, (await _rig.AskAsync(_rig.Request(Long))).Reply?.Text);
    }

    [Fact]
    public async Task Call_TooLongForAll_FirstAskedAllTheSame()
    {
        _rig.Add(Provider("groq", 1000), ScriptedClient.Says("asked"));
        _rig.Add(Provider("deepseek", 1000), ScriptedClient.Says("not asked"));

        Assert.Equal("asked", (await _rig.AskAsync(_rig.Request(Long))).Reply?.Text);
    }

    [Fact]
    public async Task Call_WindowOnlyAssumed_Asked()
    {
        _rig.Add(Provider("custom", 1000, assumed: true), ScriptedClient.Says("asked"));
        _rig.Add(Provider("deepseek", 1_000_000), ScriptedClient.Says("not asked"));

        Assert.Equal("asked", (await _rig.AskAsync(_rig.Request(Long))).Reply?.Text);
    }

    private static ProviderSettings Provider(string name, int window, bool assumed = false) => TestSettings.Provider(Asked.Nowhere, name) with
    {
        Models = [new ModelEntry { Id = "deepseek-flash", Provider = name, ContextWindow = window, OutputCap = 1000, LimitsAssumed = assumed }],
    };
}
