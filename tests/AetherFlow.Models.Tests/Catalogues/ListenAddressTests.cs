using AetherFlow.Models.Catalogues;

namespace AetherFlow.Models.Tests.Catalogues;

public sealed class ListenAddressTests
{
    private static readonly Uri Ollama = new("http://127.0.0.1:11434/v1/chat/completions");

    [Theory]
    [InlineData("0.0.0.0", "http://127.0.0.1:11434/")]
    [InlineData("0.0.0.0:8000", "http://127.0.0.1:8000/")]
    [InlineData("localhost", "http://localhost:11434/")]
    [InlineData(":8000", "http://127.0.0.1:8000/")]
    [InlineData("gpu-box:9000", "http://gpu-box:9000/")]
    [InlineData("http://gpu-box", "http://gpu-box/")]
    [InlineData("https://gpu-box", "https://gpu-box/")]
    [InlineData("https://gpu-box:8443/ollama/", "https://gpu-box:8443/ollama")]
    [InlineData("[::]:8000", "http://[::1]:8000/")]
    [InlineData("::1", "http://[::1]:11434/")]
    [InlineData("[fe80::7]", "http://[fe80::7]:11434/")]
    [InlineData(" \"10.0.0.5\" ", "http://10.0.0.5:11434/")]
    public void Read_AsOllamaReadsIt_AddressToCall(string text, string expected) => Assert.Equal(expected, ListenAddress.Read(text, Ollama));

    [Theory]
    [InlineData("host:port")]
    [InlineData("host:99999")]
    [InlineData("ftp://host")]
    [InlineData("a b")]
    public void Read_NoAddress_Null(string text) => Assert.Null(ListenAddress.Read(text, Ollama));
}
