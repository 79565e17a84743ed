using System.Text;
using AetherFlow.Engine.Prompts;
using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Engine.Tests.Prompts;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("")]
    [InlineData("exactly ten")]
    public void Of_WithinTheLimit_IsTheText(string text) => Assert.Equal(text, Excerpt.Of(text, 11));

    [Fact]
    public void Of_LongLines_KeepsHeadAndTailAtLineEnds()
    {
        var text = string.Concat(Enumerable.Range(1, 20).Select(i => $"line {i:00}\n"));

        Assert.Equal(
            "line 01\nline 02\nline 03\nline 04\nline 05\n[… 112 characters left out …]\nline 20\n",
            Excerpt.Of(text, 50));
    }

    /// <summary>Also for text without line ends and with pairs of surrogates at the cut.</summary>
    [Fact]
    public void Of_AnyText_StaysNearTheLimitAndSaysWhatIsMissing()
    {
        const int Limit = 60;
        var texts = Gen.Elements("a", "\n", "é", "😀", "\r\n").ArrayOf().Select(string.Concat).ToArbitrary();
        Prop.ForAll(texts, text =>
        {
            var excerpt = Excerpt.Of(text, Limit);
            // Valid Unicode comes out as valid Unicode: no pair is torn.
            return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(excerpt)) == excerpt
                && (text.Length <= Limit ? excerpt == text : excerpt.Length <= Limit + 40 && excerpt.Contains("left out", StringComparison.Ordinal));
        }).QuickCheckThrowOnFailure();
    }
}
