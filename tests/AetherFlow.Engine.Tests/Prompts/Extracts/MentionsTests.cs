using AetherFlow.Engine.Prompts;

namespace AetherFlow.Engine.Tests.Prompts.Extracts;

public sealed class MentionsTests
{
    [Theory]
    [InlineData("Change Ledger.Total.", "App.Ledger.Total", "Path")]
    [InlineData("Change Ledger::Total", "Ledger.Total", "Path")]
    [InlineData("Change Ledger.Total", "Other.Total", "Code")]
    [InlineData("Change `total`", "Ledger.total", "Code")]
    [InlineData("Change total()", "Ledger.total", "Code")]
    [InlineData("Change total_of", "Ledger.total_of", "Code")]
    [InlineData("Change the total of it", "Ledger.total", "Word")]
    [InlineData("Change the total of it", "Ledger.Total", "Loose")]
    [InlineData("Change the total of it", "Ledger.of", null)]
    [InlineData("Change the totals", "Ledger.total", null)]
    [InlineData("", "Ledger.total", null)]
    public void Of_Prose_TellsHowSureItIs(string prose, string path, string? expected) =>
        Assert.Equal(expected, new Mentions([prose], []).Of(path, path[(path.LastIndexOf('.') + 1)..])?.ToString());

    [Theory]
    [InlineData("The line of the edit", "line", null)]
    [InlineData("Nearest: ≠ 12 ··def·book_all(self):", "book_all", "Code")]
    public void Of_Feedback_KnowsOnlyWhatIsSpelledAsCode(string feedback, string name, string? expected) =>
        Assert.Equal(expected, new Mentions([], [feedback]).Of(name, name)?.ToString());
}
