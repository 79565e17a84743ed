using System.Text.Json;
using AetherFlow.Models.Tests.Support;
using AetherFlow.Simulator;
using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Models.Tests.Simulating;

/// <summary>Refusals have the shape of the vendor asked.</summary>
public sealed class VendorRefusalTests
{
    [Theory]
    [InlineData("openai", 401, "invalid_request_error")]
    [InlineData("anthropic", 401, "authentication_error")]
    [InlineData("gemini", 403, "PERMISSION_DENIED")]
    public async Task Ask_NoKey_Refused(string format, int status, string type)
    {
        await using var server = await ServeAsync(new SimulatorOptions { Time = TimeProvider.System });

        var answer = await WireCall.PostAsync(server, format, stream: true, key: null);

        Assert.Equal((status, "application/json"), (answer.Status, answer.Type));
        Assert.Equal(type, TypeOf(format, answer.Body));
        Assert.Null(Assert.Single(server.Requests).Asked);
    }

    [Theory]
    [InlineData("openai", 401, "invalid_request_error")]
    [InlineData("anthropic", 401, "authentication_error")]
    [InlineData("gemini", 400, "INVALID_ARGUMENT")]
    public async Task Ask_WrongKey_RefusedAndTheKeyIsNotTold(string format, int status, string type)
    {
        await using var server = await ServeAsync(new SimulatorOptions { Time = TimeProvider.System, Key = "sk-right-0123456789" });

        var answer = await WireCall.PostAsync(server, format, stream: false);

        Assert.Equal(status, answer.Status);
        Assert.Equal(type, TypeOf(format, answer.Body));
        Assert.DoesNotContain(TestSettings.Key, answer.Body, StringComparison.Ordinal);
        Assert.Equal(200, (await WireCall.PostAsync(server, format, stream: false, key: "sk-right-0123456789")).Status);
    }

    [Fact]
    public async Task Ask_GeminiKeyInTheAddress_LetIn()
    {
        await using var server = await ServeAsync(new SimulatorOptions { Time = TimeProvider.System, Key = "sk-right" });

        var answer = await WireCall.PostAsync(server, "gemini", stream: false, key: null, path: "v1beta/models/m:generateContent?key=sk-right");
        var refused = await WireCall.PostAsync(server, "gemini", stream: false, key: null, path: "v1beta/models/m:generateContent?key=sk-wrong");

        Assert.Equal(200, answer.Status);
        Assert.Contains("API_KEY_INVALID", refused.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("anthropic", 400, "invalid_request_error")]
    [InlineData("anthropic", 401, "authentication_error")]
    [InlineData("anthropic", 403, "permission_error")]
    [InlineData("anthropic", 404, "not_found_error")]
    [InlineData("anthropic", 429, "rate_limit_error")]
    [InlineData("anthropic", 500, "api_error")]
    [InlineData("anthropic", 529, "overloaded_error")]
    [InlineData("gemini", 400, "INVALID_ARGUMENT")]
    [InlineData("gemini", 401, "UNAUTHENTICATED")]
    [InlineData("gemini", 403, "PERMISSION_DENIED")]
    [InlineData("gemini", 404, "NOT_FOUND")]
    [InlineData("gemini", 429, "RESOURCE_EXHAUSTED")]
    [InlineData("gemini", 500, "INTERNAL")]
    [InlineData("gemini", 503, "UNAVAILABLE")]
    [InlineData("openai", 429, "requests")]
    [InlineData("openai", 500, "server_error")]
    [InlineData("openai", 503, "service_unavailable")]
    [InlineData("openai", 529, "service_unavailable")]
    public async Task Ask_StatusFault_VendorsType(string format, int status, string type)
    {
        await using var server = await ServeAsync(new Fault { Kind = FaultKind.Status, Status = status, Headers = new Dictionary<string, string> { ["Retry-After"] = "7" } });
        using var http = new HttpClient();

        using var response = await WireCall.SendAsync(http, server, format, stream: true);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(type, TypeOf(format, await response.Content.ReadAsStringAsync()));
        Assert.Equal(TimeSpan.FromSeconds(7), response.Headers.RetryAfter?.Delta);
        Assert.Null(Assert.Single(server.Requests).Billed);
    }

    [Theory]
    [InlineData(VendorError.ContextOverflow, 400, "exceeds the maximum number of tokens")]
    [InlineData(VendorError.InsufficientQuota, 429, "exceeded your current quota")]
    [InlineData(VendorError.UnknownModel, 404, "models/m is not found")]
    [InlineData(VendorError.Refusal, 200, "PROHIBITED_CONTENT")]
    public async Task Ask_GeminisErrors_StatusAndWords(VendorError error, int status, string words)
    {
        await using var server = await ServeAsync(new Fault { Kind = FaultKind.Status, Error = error });

        var answer = await WireCall.PostAsync(server, "gemini", stream: false);

        Assert.Equal(status, answer.Status);
        Assert.Contains(words, answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openai", "v1/embeddings")]
    [InlineData("anthropic", "v2/messages")]
    [InlineData("gemini", "v1beta/models/m:embedContent")]
    public async Task Ask_UnknownPath_404InTheVendorsShape(string format, string path)
    {
        await using var server = await ServeAsync(new SimulatorOptions { Time = TimeProvider.System });

        var answer = await WireCall.PostAsync(server, format, stream: false, path: path);

        Assert.Equal(404, answer.Status);
        Assert.NotEmpty(TypeOf(format, answer.Body));
    }

    [Theory]
    [InlineData("openai", "openai/v1/chat/completions")]
    [InlineData("openai", "api/v1/chat/completions")]
    [InlineData("openai", "chat/completions")]
    [InlineData("anthropic", "anthropic/v1/messages")]
    [InlineData("gemini", "v1/models/m:generateContent")]
    public async Task Ask_VendorsPrefixes_Served(string format, string path)
    {
        await using var server = await ServeAsync(new SimulatorOptions { Time = TimeProvider.System });

        Assert.Equal(200, (await WireCall.PostAsync(server, format, stream: false, path: path)).Status);
    }

    private static Task<SimulatorServer> ServeAsync(SimulatorOptions options) => SimulatorServer.StartAsync(Script.Always("hi"), options, CancellationToken.None);

    private static Task<SimulatorServer> ServeAsync(Fault fault) => SimulatorServer.StartAsync(
        new Script([new ScriptEntry { Fault = fault, Times = 0 }]), new SimulatorOptions { Time = TimeProvider.System }, CancellationToken.None);

    /// <summary>Fails where the refusal has not all fields of its vendor.</summary>
    private static string TypeOf(string format, string body)
    {
        var root = WireCall.Json(body);
        var error = root.GetProperty("error");
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
        if (format == "gemini")
        {
            Assert.InRange(error.GetProperty("code").GetInt32(), 400, 599);
            return error.GetProperty("status").GetString()!;
        }

        if (format == "anthropic")
        {
            Assert.Equal("error", root.GetProperty("type").GetString());
            Assert.NotEmpty(root.GetProperty("request_id").GetString()!);
        }
        else
        {
            Assert.Equal((JsonValueKind.Object, true, true), (error.ValueKind, error.TryGetProperty("code", out _), error.TryGetProperty("param", out _)));
        }

        return error.GetProperty("type").GetString()!;
    }
}
