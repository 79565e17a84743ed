using System.Net;
using System.Text;
using AetherFlow.Models.Tests.Support;

namespace AetherFlow.Models.Tests.Wire;

/// <summary>Errors in the shapes of vendors: kind, the vendor's words, what to do, and never the key.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData(401, """{"error":{"message":"Incorrect API key provided: sk-test-0123456789abcdef.","type":"invalid_request_error","code":"invalid_api_key"}}""", "auth", false, "Check DEEPSEEK_API_KEY.")]
    [InlineData(403, """{"error":{"message":"Country not supported"}}""", "auth", false, "Country not supported. Check DEEPSEEK_API_KEY.")]
    [InlineData(400, """[{"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT"}}]""", "auth", false, "API key not valid.")]
    [InlineData(402, """{"error":{"message":"Insufficient Balance","type":"unknown_error"}}""", "out_of_credit", false, "Top up the account of deepseek")]
    [InlineData(429, """{"error":{"message":"You exceeded your current quota","type":"insufficient_quota","code":"insufficient_quota"}}""", "out_of_credit", false, "Top up")]
    [InlineData(404, """{"error":{"message":"The model `x` does not exist","code":"model_not_found"}}""", "not_found", false, "Check the model 'deepseek-flash' (--model, the plan, your routes, or DEEPSEEK_MODEL) and the address (DEEPSEEK_API_URL).")]
    [InlineData(400, """{"error":{"message":"Model Not Exist","type":"invalid_request_error"}}""", "not_found", false, "Model Not Exist.")]
    [InlineData(404, "404 page not found", "not_found", false, "404 page not found. Check the model")]
    [InlineData(405, "", "not_found", false, "answered 405. Check the model")]
    [InlineData(307, "", "not_found", false, "answered 307 (it points to elsewhere.test).")]
    [InlineData(400, """{"error":{"message":"This model's maximum context length is 65536 tokens.","code":"context_length_exceeded"}}""", "context_overflow", false, "fewer or smaller files")]
    [InlineData(400, """{"object":"error","message":"Prompt is too long for the context window","type":"BadRequestError"}""", "context_overflow", false, "Prompt is too long")]
    [InlineData(413, "", "context_overflow", false, "too long")]
    [InlineData(400, """{"error":{"message":"Content Exists Risk","code":"invalid_request_error"}}""", "refused", false, "filter")]
    [InlineData(400, """{"error":{"message":"temperature must be at most 2"}}""", "bad_request", false, "answered 400: temperature must be at most 2.")]
    [InlineData(422, """{"detail":[{"loc":["body","messages"],"msg":"field required"}]}""", "bad_request", false, "field required.")]
    [InlineData(422, """{"detail":"Unprocessable"}""", "bad_request", false, "Unprocessable.")]
    [InlineData(429, """{"error":{"message":"Rate limit reached for requests","type":"requests","code":"rate_limit_exceeded"}}""", "rate_limit", true, "Rate limit reached")]
    [InlineData(500, """{"error":{"message":"The server had an error, context length mentioned"}}""", "server", true, "answered 500")]
    [InlineData(502, "<html><head><title>502 Bad Gateway</title></head><body><center>nginx</center></body></html>", "server", true, "502 Bad Gateway nginx.")]
    [InlineData(503, """{"error":"loading model"}""", "overloaded", true, "loading model.")]
    [InlineData(529, """{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}""", "overloaded", true, "Overloaded.")]
    [InlineData(501, "<p>Unsupported method ('POST')</p>", "not_found", false, "and the address (DEEPSEEK_API_URL)")]
    [InlineData(410, "", "not_found", false, "answered 410.")]
    [InlineData(426, "", "not_found", false, "answered 426.")]
    [InlineData(408, "", "timeout", true, "answered 408.")]
    [InlineData(400, "{\"error\":{\"message\":\"bad\\u001b[31m\\nthing\"}}", "bad_request", false, "bad [31m thing.")]
    [InlineData(400, """{"error":{"message":"Provider returned error","code":400,"metadata":{"raw":"upstream says no"}}}""", "bad_request", false, "Provider returned error (upstream says no)")]
    public async Task Ask_Refused_KindWordsAndAdvice(int status, string body, string kind, bool retryable, string words)
    {
        foreach (var stream in (bool[])[true, false])
        {
            var handler = new CannedHandler(Encoding.UTF8.GetBytes(body), "application/json", status: (HttpStatusCode)status)
            {
                Decorate = r => r.Headers.Location = status == 307 ? new Uri("https://elsewhere.test/x") : null,
            };
            var problem = (await Asked.OfHandlerAsync(handler, stream)).Problem!;

            Assert.Equal((kind, retryable, status), (problem.Kind, problem.Retryable, problem.Status));
            Assert.StartsWith("deepseek (model.test) answered ", problem.Message, StringComparison.Ordinal);
            Assert.Contains(words, problem.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(TestSettings.Key, problem.Message, StringComparison.Ordinal);
            Assert.Equal(kind is "server" or "timeout", problem.Charged);
        }
    }

    [Fact]
    public async Task Ask_ErrorsOfAnyLength_OneBoundedLine()
    {
        var handler = new CannedHandler(Encoding.UTF8.GetBytes(new string('x', 1_000_000)), "text/plain", status: HttpStatusCode.InternalServerError);

        Assert.True((await Asked.OfHandlerAsync(handler, stream: true)).Problem!.Message.Length < 800);
    }
}
