using System.Text;
using FsCheck.Fluent;

namespace AetherFlow.Sandbox.Tests.Commands;

/// <summary>The shells of this machine as judges. They are only given <c>printf</c> with words in which nothing is expanded.</summary>
public sealed class RealShellTests : IDisposable
{
    private readonly Script _script = new();

    public void Dispose() => _script.Dispose();

    [Theory]
    [InlineData("bash")]
    [InlineData("dash")]
    public async Task Literal_OfQuotedWords_IsThatOfTheShell(string shell)
    {
        var path = ProgramFinder.Find(shell, Script.SystemPath);
        if (path is null) Assert.Skip($"there is no {shell} on this machine");
        var texts = Sample(1500).Append("a \\\n#b").Append("'a\nb' \"c\\\nd\"").ToList();
        var lines = new StringBuilder();
        var expected = new List<string>();
        foreach (var text in texts)
        {
            if (Words(text) is not { } words) continue;
            // The words begin a line of their own, and a line ends with what no text can end with.
            lines.Append("printf '%s\\0' ").Append(text).Append(" \nprintf '\\001\\0'\n");
            expected.Add(string.Concat(words.Select(word => word + "\0")));
        }

        Assert.True(expected.Count > 700, $"only {expected.Count} texts could be compared");
        _script.Write("words.sh", lines.ToString(), executable: false);
        var result = await Script.Runner.RunAsync(_script.Call(path, "words.sh") with { OutputLimit = 4 << 20 }, CancellationToken.None);

        Assert.True(result.Succeeded, result.FormatForModel());
        var found = result.StandardOutput.Text.Split("\u0001\0")[..^1];
        for (var i = 0; i < expected.Count; i++) Assert.Equal(expected[i].Length == 0 ? "\0" : expected[i], found[i]);
        Assert.Equal(expected.Count, found.Length);
    }

    private static IEnumerable<string> Sample(int count) =>
        Texts.Quoted().Generator.Sample(count, 30).Where(text => !text.Contains('\0'));

    /// <summary>The arguments that we read; null where the text is not one command of plain words.</summary>
    private static List<string>? Words(string text)
    {
        if (ShellGrammar.Parse($"printf '%s\\0' {text} ").Command is not { IsPlain: true, Items: [{ Pipeline: { Negated: false, Stages: [SimpleCommand { Redirections: [] } simple] } }] }) return null;
        return [.. simple.Words.Skip(2).Select(word => word.Literal!)];
    }
}
