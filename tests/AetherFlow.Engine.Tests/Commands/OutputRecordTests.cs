using System.Text;
using AetherFlow.Engine.Commands;

namespace AetherFlow.Engine.Tests.Commands;

/// <summary>What is kept of a command's output.</summary>
public sealed class OutputRecordTests
{
    [Fact]
    public async Task Write_TwoStreamsAtOnce_LosesNothing()
    {
        await using var record = new OutputRecord();
        var lines = Enumerable.Range(0, 2).Select(stream => Encoding.UTF8.GetBytes($"{stream} a line of this stream\n")).ToList();

        await Task.WhenAll(lines.Select(line => Task.Run(async () =>
        {
            for (var i = 0; i < 20_000; i++) await record.WriteAsync(line, CancellationToken.None);
        })));

        var written = record.ToText().Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([20_000, 20_000], written.GroupBy(line => line).OrderBy(line => line.Key, StringComparer.Ordinal).Select(line => line.Count()));
    }

    [Fact]
    public async Task Write_MoreThanIsKept_KeepsBeginningAndEnd()
    {
        await using var record = new OutputRecord();
        var noise = Encoding.UTF8.GetBytes(new string('x', 1023) + "\n");

        await record.WriteAsync(Encoding.UTF8.GetBytes("the beginning\n"), CancellationToken.None);
        for (var i = 0; i < 20 * 1024; i++) await record.WriteAsync(noise, CancellationToken.None);
        await record.WriteAsync(Encoding.UTF8.GetBytes("the error"), CancellationToken.None);

        var text = record.ToText();
        Assert.True(text.Truncated);
        Assert.StartsWith("the beginning\n", text.Text, StringComparison.Ordinal);
        Assert.EndsWith("\nthe error", text.Text, StringComparison.Ordinal);
    }
}
