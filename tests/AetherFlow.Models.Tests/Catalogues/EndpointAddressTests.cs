using AetherFlow.Models.Catalogues;

namespace AetherFlow.Models.Tests.Catalogues;

public sealed class EndpointAddressTests
{
    private static readonly Uri Known = new("https://api.deepseek.com/chat/completions");

    [Theory]
    [InlineData("https://h", "https://h/v1/chat/completions")]
    [InlineData("https://h/", "https://h/v1/chat/completions")]
    [InlineData("https://h/v1", "https://h/v1/chat/completions")]
    [InlineData(" https://h/v1/ ", "https://h/v1/chat/completions")]
    [InlineData("https://h/v1/chat/completions", "https://h/v1/chat/completions")]
    [InlineData("https://h/v1/chat/completions/", "https://h/v1/chat/completions")]
    [InlineData("https://h/chat/completions", "https://h/chat/completions")]
    [InlineData("https://api.groq.com/openai", "https://api.groq.com/openai/v1/chat/completions")]
    [InlineData("https://h/v1beta/openai/", "https://h/v1beta/openai/chat/completions")]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080/v1/chat/completions")]
    [InlineData("http://[::1]:11434/v1", "http://[::1]:11434/v1/chat/completions")]
    [InlineData("https://h/deployments/x/chat/completions?api-version=1", "https://h/deployments/x/chat/completions?api-version=1")]
    [InlineData("https://api.deepseek.com", "https://api.deepseek.com/chat/completions")]
    [InlineData("https://api.deepseek.com/v1/chat/completions", "https://api.deepseek.com/v1/chat/completions")]
    public void TryRead_BaseOrFull_FullAddress(string text, string full)
    {
        Assert.True(EndpointAddress.TryRead(text, Known, Provider.OpenAiKind, out var endpoint, out _));
        Assert.Equal(full, endpoint.ToString());
    }

    [Theory]
    [InlineData(Provider.AnthropicKind, "https://h", "https://h/v1/messages")]
    [InlineData(Provider.AnthropicKind, "https://h/v1/", "https://h/v1/messages")]
    [InlineData(Provider.AnthropicKind, "https://h/anthropic/v1/messages", "https://h/anthropic/v1/messages")]
    [InlineData(Provider.GeminiKind, "https://h", "https://h/v1beta")]
    [InlineData(Provider.GeminiKind, "https://h/v1/", "https://h/v1")]
    [InlineData(Provider.GeminiKind, "https://h/v1beta/models/gemini-pro:generateContent", "https://h/v1beta")]
    public void TryRead_OtherKinds_TheirAddress(string kind, string text, string full)
    {
        Assert.True(EndpointAddress.TryRead(text, null, kind, out var endpoint, out _));
        Assert.Equal(full, endpoint.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("h/v1")]
    [InlineData("api.deepseek.com")]
    [InlineData("/v1/chat/completions")]
    [InlineData("ftp://h/v1")]
    [InlineData("https://user:secret@h/v1")]
    [InlineData("https://h/v1#x")]
    public void TryRead_NoAddress_SaysWhyWithoutSecrets(string text)
    {
        Assert.False(EndpointAddress.TryRead(text, Known, Provider.OpenAiKind, out _, out var why));
        Assert.NotEmpty(why);
        Assert.DoesNotContain("secret", why, StringComparison.Ordinal);
    }
}
