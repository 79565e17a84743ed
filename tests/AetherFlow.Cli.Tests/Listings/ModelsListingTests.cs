using System.Text.Json;
using AetherFlow.Cli.Commands;
using AetherFlow.Hosting;

namespace AetherFlow.Cli.Tests.Listings;

public sealed class ModelsListingTests : IDisposable
{
    private const string Key = "sk-1234567890";

    private readonly TestSurroundings _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task ShowModels_NothingSetUp_NamesTheLineForEach()
    {
        Assert.Equal(ExitCodes.Ok, await RunAsync(new ModelsQuestion(false, null), json: false));

        Assert.StartsWith("Nobody can be asked yet.\n", _test.Out, StringComparison.Ordinal);
        Assert.Matches(@"\n  deepseek +DEEPSEEK_API_KEY=…\n", _test.Out);
        Assert.Contains(".config/aetherflow/.env does it", _test.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShowModels_KeySet_SaysWhoIsAskedAndWhyAndNeverTheKey()
    {
        Assert.Equal(ExitCodes.Ok, await RunAsync(new ModelsQuestion(false, null), json: false, ("DEEPSEEK_API_KEY", Key), ("DEEPSEEK_MODEL", "some-model")));

        string[] expected = ["FAST asks\n", "BUILD asks\n", "DOUBLE-CHECK asks\n", "  first  deepseek/some-model  ", "Set up\n  deepseek  api.deepseek.com  some-model (default)", "GROQ_API_KEY=…"];
        Assert.All(expected, text => Assert.Contains(text, _test.Out, StringComparison.Ordinal));
        Assert.DoesNotContain(Key, _test.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShowModels_Prices_HaveSourceAndDate()
    {
        Assert.Equal(ExitCodes.Ok, await RunAsync(new ModelsQuestion(true, null), json: false));

        var line = _test.Out.Split('\n').First(l => l.StartsWith("deepseek/", StringComparison.Ordinal));
        Assert.Matches(@" \d+\.\d\d.* https?://.*, 20\d\d-\d\d-\d\d$", line);
        Assert.StartsWith("US dollars per million tokens", _test.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShowModels_AsJson_IsAnArrayOfProviders()
    {
        await RunAsync(new ModelsQuestion(false, null), json: true, ("DEEPSEEK_API_KEY", Key));

        using var json = JsonDocument.Parse(_test.Out);
        var deepseek = json.RootElement.EnumerateArray().Single(p => p.GetProperty("id").GetString() == "deepseek");
        Assert.True(deepseek.GetProperty("configured").GetBoolean());
        Assert.Equal(["FAST", "BUILD", "DOUBLE-CHECK"], deepseek.GetProperty("routes").EnumerateArray().Select(r => r.GetProperty("mode").GetString()));
        Assert.True(deepseek.GetProperty("models")[0].GetProperty("input_price").GetDecimal() > 0);
        Assert.DoesNotContain(Key, _test.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShowModels_WrongSettings_SaysWhatAndExits2()
    {
        Assert.Equal(ExitCodes.Usage, await RunAsync(new ModelsQuestion(false, "none.env"), json: false));

        Assert.Contains("[settings.unreadable]", _test.Error, StringComparison.Ordinal);
        Assert.Empty(_test.Out);
    }

    private Task<int> RunAsync(ModelsQuestion question, bool json, params (string Name, string Value)[] variables) =>
        Actions.Of(_test.With(variables)).ShowModels(question, new Showing(json), CancellationToken.None);
}
