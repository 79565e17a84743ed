using System.Text;
using AetherFlow.Models.Calling;
using AetherFlow.Models.Tests.Support;

namespace AetherFlow.Models.Tests.Wire;

public sealed class ModelListTests
{
    [Theory]
    [InlineData("openai", "http://model.test/v1/models", "Authorization: Bearer ", """{"object":"list","data":[{"id":"m1"},{"id":"text-embed"},{"id":"m2"}]}""")]
    [InlineData("anthropic", "http://model.test/v1/models?limit=1000", "x-api-key: ", """{"data":[{"type":"model","id":"m1","display_name":"M 1"},{"type":"model","id":"m2"}],"has_more":false}""")]
    [InlineData("gemini", "http://model.test/v1beta/models?pageSize=1000", "x-goog-api-key: ", """{"models":[{"name":"models/m1"},{"name":"models/m2"},{"name":"other"}]}""")]
    public async Task Read_ListOfEachKind_Ids(string kind, string address, string header, string body)
    {
        var handler = new CannedHandler(Encoding.UTF8.GetBytes(body), "application/json");
        using var http = new HttpClient(handler);

        var ids = await ModelList.ReadAsync(Asked.ProviderOf(kind, Asked.Nowhere), http, TestContext.Current.CancellationToken);

        Assert.Equal(["m1", "m2"], ids);
        Assert.Equal(address, handler.Address!.AbsoluteUri);
        Assert.Contains(header + TestSettings.Key, handler.Headers, StringComparison.Ordinal);
    }
}
