using System.Net;
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

    [Theory]
    [InlineData("openai", 401, """{"error":{"message":"Incorrect API key provided"}}""", "model.auth", "Incorrect API key provided. Check DEEPSEEK_API_KEY.")]
    [InlineData("anthropic", 401, """{"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}""", "model.auth", "invalid x-api-key. Check DEEPSEEK_API_KEY.")]
    [InlineData("gemini", 400, """{"error":{"code":400,"message":"API key not valid.","status":"INVALID_ARGUMENT"}}""", "model.auth", "API key not valid. Check DEEPSEEK_API_KEY.")]
    [InlineData("gemini", 404, "<html>Not Found</html>", "model.not_found", "Not Found. Check the model")]
    [InlineData("openai", 503, "", "model.overloaded", "answered 503.")]
    public async Task Try_Refused_KindAndTheVendorsWords(string kind, int status, string body, string code, string words)
    {
        using var http = new HttpClient(new CannedHandler(Encoding.UTF8.GetBytes(body), "application/json", status: (HttpStatusCode)status));

        var problem = await EndpointProbe.TryAsync(Asked.ProviderOf(kind, Asked.Nowhere), http, new Testing.ManualTime(), TestContext.Current.CancellationToken);

        Assert.Equal(code, problem!.Code);
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Try_Answered_NoProblem()
    {
        using var http = new HttpClient(new CannedHandler("{}"u8.ToArray(), "application/json"));

        Assert.Null(await EndpointProbe.TryAsync(Asked.ProviderOf("gemini", Asked.Nowhere), http, new Testing.ManualTime(), TestContext.Current.CancellationToken));
    }
}
