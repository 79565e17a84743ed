using AetherFlow.Engine.Prompts;

namespace AetherFlow.Engine.Tests.Prompts;

public sealed class TemplateTests
{
    [Fact]
    public void Render_EveryPlaceholderAndValue_MeetEachOther() =>
        Assert.Equal("a 1 b 2 c 1", Template.Of("a {{one}} b {{two}} c {{one}}").Render(("one", "1"), ("two", "2")));

    [Fact]
    public void Render_ValueLooksLikeAPlaceholder_StaysAsItIs() =>
        Assert.Equal("a {{two}} b 2", Template.Of("a {{one}} b {{two}}").Render(("one", "{{two}}"), ("two", "2")));

    [Theory]
    [InlineData("a {{one}} {{unknown}}")]
    [InlineData("no placeholder")]
    [InlineData("a {{one")]
    [InlineData("a {{one}} {{ONE}}")]
    public void Render_PlaceholderUnknownOrValueUnused_Throws(string text) =>
        Assert.Throws<InvalidOperationException>(() => Template.Of(text).Render(("one", "1")));

    [Fact]
    public void Named_NoSuchTemplate_Throws() => Assert.Throws<InvalidOperationException>(() => Template.Named("nothing.md"));
}
