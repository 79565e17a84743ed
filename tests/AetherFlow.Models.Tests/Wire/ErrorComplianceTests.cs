using System.Net;
using System.Text;
using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Tests.Support;
using AetherFlow.Models.Tests.Wire.Vendors;

namespace AetherFlow.Models.Tests.Wire;

/// <summary>Errors in the words of each kind of vendor, and of what stands between it and us.</summary>
public sealed class ErrorComplianceTests
{
    [Theory]
    [InlineData("anthropic", 401, "authentication_error", "invalid x-api-key", "auth", false)]
    [InlineData("anthropic", 403, "permission_error", "Your API key does not have permission", "auth", false)]
    [InlineData("anthropic", 404, "not_found_error", "model: claude-x", "not_found", false)]
    [InlineData("anthropic", 413, "request_too_large", "Request exceeds the maximum size", "context_overflow", false)]
    [InlineData("anthropic", 429, "rate_limit_error", "This request would exceed your rate limit: too many tokens a minute", "rate_limit", true)]
    [InlineData("anthropic", 400, "invalid_request_error", "prompt is too long: 210000 tokens > 200000 maximum", "context_overflow", false)]
    [InlineData("anthropic", 400, "invalid_request_error", "input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000", "context_overflow", false)]
    [InlineData("anthropic", 400, "invalid_request_error", "Your credit balance is too low to access the API", "out_of_credit", false)]
    [InlineData("anthropic", 402, "billing_error", "There is an issue with your billing", "out_of_credit", false)]
    [InlineData("anthropic", 400, "invalid_request_error", "max_tokens: must be at least 1", "bad_request", false)]
    [InlineData("anthropic", 500, "api_error", "Internal server error", "server", true)]
    [InlineData("anthropic", 504, "timeout_error", "Request timed out", "timeout", true)]
    [InlineData("anthropic", 529, "overloaded_error", "Overloaded", "overloaded", true)]
    [InlineData("gemini", 400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.", "auth", false)]
    [InlineData("gemini", 401, "UNAUTHENTICATED", "Request had invalid authentication credentials.", "auth", false)]
    [InlineData("gemini", 403, "PERMISSION_DENIED", "Method doesn't allow unregistered callers.", "auth", false)]
    [InlineData("gemini", 404, "NOT_FOUND", "models/gemini-x is not found for API version v1beta", "not_found", false)]
    [InlineData("gemini", 429, "RESOURCE_EXHAUSTED", "You exceeded your current quota, limit: 250 per day", "rate_limit", true)]
    [InlineData("gemini", 400, "INVALID_ARGUMENT", "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).", "context_overflow", false)]
    [InlineData("gemini", 400, "INVALID_ARGUMENT", "Invalid value at 'generation_config'", "bad_request", false)]
    [InlineData("gemini", 500, "INTERNAL", "An internal error has occurred.", "server", true)]
    [InlineData("gemini", 503, "UNAVAILABLE", "The model is overloaded.", "overloaded", true)]
    [InlineData("gemini", 504, "DEADLINE_EXCEEDED", "Deadline expired before operation could complete.", "timeout", true)]
    [InlineData("openai", 401, "invalid_api_key", "Incorrect API key provided", "auth", false)]
    [InlineData("openai", 404, "model_not_found", "The model does not exist", "not_found", false)]
    [InlineData("openai", 429, "insufficient_quota", "You exceeded your current quota", "out_of_credit", false)]
    [InlineData("openai", 429, "rate_limit_exceeded", "Rate limit reached, too many tokens per min", "rate_limit", true)]
    [InlineData("openai", 400, "context_length_exceeded", "This model's maximum context length is 8192 tokens", "context_overflow", false)]
    [InlineData("openai", 500, "server_error", "The server had an error", "server", true)]
    [InlineData("openai", 503, "service_unavailable", "The engine is overloaded", "overloaded", true)]
    public async Task Ask_ErrorOfTheVendor_KindAndItsWords(string kind, int status, string name, string words, string wanted, bool retryable)
    {
        var body = kind switch
        {
            "anthropic" => $$$"""{"type":"error","error":{"type":"{{{name}}}","message":"{{{words}}}"},"request_id":"req_1"}""",
            "gemini" => $$$"""{"error":{"code":{{{status}}},"message":"{{{words}}}","status":"{{{name}}}"}}""",
            _ => $$$"""{"error":{"message":"{{{words}}}","type":"invalid_request_error","param":null,"code":"{{{name}}}"}}""",
        };
        foreach (var stream in (bool[])[true, false])
        {
            var problem = (await Asked.OfHandlerAsync(Answer(status, kind == "gemini" && stream ? $"[{body}]" : body), stream, kind)).Problem!;

            Assert.Equal((wanted, retryable, status), (problem.Kind, problem.Retryable, problem.Status));
            Assert.Equal(wanted is "server" or "timeout", problem.Charged);
            Assert.StartsWith($"deepseek (model.test) answered {status}: {words}", problem.Message, StringComparison.Ordinal);
        }

        // In the middle of a stream the name alone must do, or the status that the error itself holds.
        var late = (await Asked.OfBytesAsync(Vendor.Sse([body]), "text/event-stream", stream: true, kind: kind)).Problem!;
        Assert.Equal((true, true), (late.Charged, late.Message.Contains(words, StringComparison.Ordinal)));
        if (kind != "openai") Assert.Equal(wanted, late.Kind);
    }

    [Theory]
    [InlineData("anthropic")]
    [InlineData("gemini")]
    [InlineData("openai")]
    public async Task Ask_KeyInTheVendorsWords_NeverShown(string kind)
    {
        var problem = (await Asked.OfHandlerAsync(Answer(401, $$$"""{"error":{"message":"bad key {{{TestSettings.Key}}}"}}"""), stream: true, kind)).Problem!;

        Assert.DoesNotContain(TestSettings.Key, problem.Message, StringComparison.Ordinal);
        Assert.Contains("Check DEEPSEEK_API_KEY.", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, false, "is not known here")]
    [InlineData(HttpRequestError.SecureConnectionError, false, "could not be trusted")]
    [InlineData(HttpRequestError.ProxyTunnelError, false, "The proxy did not let the call")]
    [InlineData(HttpRequestError.ConnectionError, true, "cannot be reached")]
    public async Task Ask_NoConnection_NetworkProblemThatCostNothing(HttpRequestError error, bool retryable, string words)
    {
        foreach (var kind in Provider.Kinds)
        {
            var problem = (await Asked.OfHandlerAsync(new FailingHandler(error), stream: true, kind)).Problem!;

            Assert.Equal(("network", retryable, false), (problem.Kind, problem.Retryable, problem.Charged));
            Assert.Contains(words, problem.Message, StringComparison.Ordinal);
            Assert.Contains("model.test", problem.Message, StringComparison.Ordinal);
        }
    }

    private static CannedHandler Answer(int status, string body) => new(Encoding.UTF8.GetBytes(body), "application/json", status: (HttpStatusCode)status);

    private sealed class FailingHandler(HttpRequestError error) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException(error, "failed");
    }
}
