using System.Text;
using AetherFlow.Models.Tests.Support;
using AetherFlow.Models.Tests.Wire.Vendors;
using Microsoft.Extensions.AI;

namespace AetherFlow.Models.Tests.Wire;

/// <summary>Tool calls as servers send them that speak OpenAI's chat completions in their own way.</summary>
public sealed class CallAssemblyTests
{
    [Theory]
    [InlineData("""[{"index":0,"id":"a","function":{"name":"f","arguments":"{\"x\""}}]|[{"index":0,"function":{"arguments":":1}"}}]""", """f{"x":1}""", "a")]
    [InlineData("""[{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}},{"index":1,"id":"b","function":{"name":"g","arguments":"{}"}}]""", "f{} g{}", "a b")]
    [InlineData("""[{"index":0,"id":"a","function":{"name":"f","arguments":"{"}}]|[{"index":1,"id":"b","function":{"name":"g","arguments":"{}"}}]|[{"index":0,"function":{"arguments":"}"}}]""", "f{} g{}", "a b")]
    [InlineData("""[{"id":"a","function":{"name":"f","arguments":"{}"}},{"id":"b","function":{"name":"g","arguments":"{}"}}]""", "f{} g{}", "a b")]
    [InlineData("""[{"id":"a","function":{"name":"f","arguments":"{}"}}]|[{"id":"b","function":{"name":"f","arguments":"{}"}}]""", "f{} f{}", "a b")]
    [InlineData("""[{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}}]|[{"index":0,"id":"b","function":{"name":"f","arguments":"{\"x\":2}"}}]""", """f{} f{"x":2}""", "a b")]
    [InlineData("""[{"function":{"name":"f","arguments":"{"}}]|[{"function":{"arguments":"}"}}]""", "f{}", "unnamed-1")]
    [InlineData("""[{"function":{"name":"f","arguments":"{}"}},{"function":{"name":"f","arguments":"{}"}}]""", "f{} f{}", "unnamed-1 unnamed-2")]
    [InlineData("""[{"index":0,"id":"a","function":{"name":"f","arguments":"{"}}]|[{"index":0,"id":"a","function":{"name":"f","arguments":"}"}}]""", "f{}", "a")]
    [InlineData("""[{"index":0,"id":"a","function":{"name":"f","arguments":"{"}}]|[{"index":0,"id":"","function":{"name":"","arguments":"}"}}]""", "f{}", "a")]
    [InlineData("""[{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}},{"index":1,"id":"a","function":{"name":"g","arguments":"{}"}}]""", "f{} g{}", "a a-2")]
    [InlineData("""[{"index":0,"id":"a","function":{"name":"f","arguments":{"x":{"y":[1]}}}}]""", """f{"x":{"y":[1]}}""", "a")]
    [InlineData("""[{"index":0,"id":"a","function":{"name":"f","arguments":""}}]""", "f{}", "a")]
    [InlineData("""[{"index":0,"id":"a","function":{"name":"f"}}]""", "f{}", "a")]
    [InlineData("""[{"index":0,"id":7,"function":{"name":"f","arguments":null}}]""", "f{}", "7")]
    public async Task Ask_CallsInADialect_Whole(string chunks, string calls, string ids)
    {
        var asked = await AskAsync(chunks, "tool_calls");

        Assert.Equal((calls, null), (asked.Calls, asked.Problem));
        Assert.Equal(ids, string.Join(' ', asked.Contents<FunctionCallContent>().Select(c => c.CallId)));
    }

    [Theory]
    [InlineData("""[{"index":0,"id":"a","function":{"name":"f","arguments":"{\"x\":"}}]""")]
    [InlineData("""[{"index":0,"id":"a","function":{"name":"f","arguments":"[1]"}}]""")]
    [InlineData("""[{"index":0,"id":"a","function":{"name":"f","arguments":"no JSON"}}]""")]
    [InlineData("""[{"index":0,"id":"a","function":{"name":"f","arguments":"{}{}"}}]""")]
    [InlineData("""[{"index":0,"id":"a","function":{"name":"f","arguments":"{\"\\ud800\":1}"}}]""")]
    [InlineData("""[{"index":0,"id":"a","function":{"arguments":"{}"}}]""")]
    [InlineData("""[{"index":0,"id":"a"}]""")]
    public async Task Ask_ArgumentsThatAreNoObject_Malformed(string chunks)
    {
        var problem = (await AskAsync(chunks, "tool_calls")).Problem;

        Assert.Equal(("malformed", true, true), (problem?.Kind, problem?.Retryable, problem?.Charged));
        Assert.Equal("", (await AskAsync(chunks, "length")).Calls);
    }

    [Fact]
    public async Task Ask_OutOfTokensInTheSecondCall_TheFirst()
    {
        var asked = await AskAsync("""[{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}},{"index":1,"id":"b","function":{"name":"g","arguments":"{\"x"}}]""", "length");

        Assert.Equal(("f{}", "length", null), (asked.Calls, asked.FinishReason, asked.Problem));
    }

    [Fact]
    public async Task Ask_FunctionCallOfOldServers_Read()
    {
        string[] messages = ["""{"choices":[{"delta":{"function_call":{"name":"f","arguments":"{\"x\":"}}}]}""", """{"choices":[{"delta":{"function_call":{"arguments":"1}"}},"finish_reason":"function_call"}]}"""];

        Assert.Equal("""f{"x":1}""", (await Asked.OfBytesAsync(Vendor.Sse(messages), "text/event-stream", stream: true)).Calls);
    }

    [Fact]
    public async Task Ask_RefusalInSoManyWords_RefusalWhateverTheFinish()
    {
        string[] messages = ["""{"choices":[{"delta":{"refusal":"I can"}}]}""", """{"choices":[{"delta":{"refusal":"not."},"finish_reason":"stop"}]}"""];

        Assert.Equal("refusal", (await Asked.OfBytesAsync(Vendor.Sse(messages), "text/event-stream", stream: true)).FinishReason);
    }

    [Fact]
    public async Task Ask_ErrorOfGroqsOwn_Problem()
    {
        string[] messages = ["""{"choices":[{"delta":{"content":"Once"}}]}""", """{"x_groq":{"id":"r","error":"over capacity"},"choices":[]}"""];

        Assert.Contains("over capacity", (await Asked.OfBytesAsync(Vendor.Sse(messages), "text/event-stream", stream: true)).Problem!.Message, StringComparison.Ordinal);
    }

    private static Task<Asked> AskAsync(string chunks, string finish)
    {
        var body = new StringBuilder();
        foreach (var chunk in chunks.Split('|')) body.Append("data: {\"choices\":[{\"delta\":{\"tool_calls\":").Append(chunk).Append("}}]}\n\n");
        body.Append("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"").Append(finish).Append("\"}]}\n\n");
        return Asked.OfBytesAsync(Encoding.UTF8.GetBytes(body.ToString()), "text/event-stream", stream: true);
    }
}
