using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Sandbox.Tests;

public sealed class HeadTailBufferTests
{
    private static readonly string[] Alphabet = ["a", "\n", "ä", "€", "😀", "\u0301"];

    [Theory]
    [InlineData("", false)]
    [InlineData("12345678", false)]
    [InlineData("123456789", true)]
    public void ToText_AroundTheLimit_CutsOnlyAboveIt(string text, bool truncated)
    {
        var kept = Keep(8, [Encoding.UTF8.GetBytes(text)]);

        Assert.Equal(truncated, kept.Truncated);
        Assert.Equal(text.Length, kept.TotalBytes);
        Assert.Equal(truncated ? "1234" + HeadTailBuffer.MarkerFor(1) + "6789" : text, kept.Text);
    }

    [Fact]
    public void ToText_CutInACharacter_LeavesTheWholeCharacterOut()
    {
        var kept = Keep(6, [Encoding.UTF8.GetBytes("a€€b😀z")]);

        Assert.Equal("a" + HeadTailBuffer.MarkerFor(11) + "z", kept.Text);
    }

    [Fact]
    public void ToText_CharacterInTwoChunks_IsWhole()
    {
        Assert.Equal("€", Keep(8, [[0xE2], [0x82, 0xAC]]).Text);
    }

    [Fact]
    public void Append_EndlessBytes_TakesNoMemory()
    {
        var buffer = new HeadTailBuffer(64 * 1024);
        var chunk = new byte[10_000];
        buffer.Append(chunk);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++) buffer.Append(chunk);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(100_010_000, buffer.TotalBytes);
    }

    [Fact]
    public void Append_AnyTextInAnyChunks_KeepsTrueBeginningAndEndWithinTheLimit()
    {
        var text = Gen.Elements(Alphabet).ListOf().Select(string.Concat);
        var cases = from written in text
                    from limit in Gen.Choose(2, 40)
                    from cuts in Gen.Choose(1, 9).ListOf()
                    select (written, limit, cuts: cuts.ToArray());

        Prop.ForAll(cases.ToArbitrary(), c => HoldsFor(c.written, c.limit, c.cuts)).Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithEndSize(200));
    }

    [Fact]
    public void Append_AnyBytes_KeepsNoMoreThanTheLimit()
    {
        var cases = from bytes in Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf()
                    from limit in Gen.Choose(2, 40)
                    select (bytes, limit);

        Prop.ForAll(
            cases.ToArbitrary(),
            c =>
            {
                var kept = Keep(c.limit, [c.bytes]);
                var longest = c.limit + (kept.Truncated ? HeadTailBuffer.MarkerFor(c.bytes.Length).Length : 0);
                return kept.TotalBytes == c.bytes.Length && kept.Truncated == c.bytes.Length > c.limit && kept.Text.Length <= longest;
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithEndSize(200));
    }

    private static bool HoldsFor(string written, int limit, int[] cuts)
    {
        var bytes = Encoding.UTF8.GetBytes(written);
        var kept = Keep(limit, Chunks(bytes, cuts));
        if (bytes.Length <= limit) return kept.Text == written && !kept.Truncated;

        // The alphabet has no bracket, so the marker is the only one.
        var markerStart = kept.Text.IndexOf("\n[", StringComparison.Ordinal);
        var markerEnd = kept.Text.IndexOf("]\n", StringComparison.Ordinal) + 2;
        var (head, marker, tail) = (kept.Text[..markerStart], kept.Text[markerStart..markerEnd], kept.Text[markerEnd..]);
        var size = Encoding.UTF8.GetByteCount(head) + Encoding.UTF8.GetByteCount(tail);
        return kept.Truncated
            && written.StartsWith(head, StringComparison.Ordinal)
            && written.EndsWith(tail, StringComparison.Ordinal)
            && size <= limit
            && size > limit - 8
            && marker == HeadTailBuffer.MarkerFor(bytes.Length - size);
    }

    private static IEnumerable<byte[]> Chunks(byte[] bytes, int[] cuts)
    {
        var at = 0;
        for (var i = 0; at < bytes.Length; i++)
        {
            var length = cuts.Length == 0 ? bytes.Length : Math.Min(cuts[i % cuts.Length], bytes.Length - at);
            yield return bytes[at..(at + length)];
            at += length;
        }
    }

    private static BoundedText Keep(int limit, IEnumerable<byte[]> chunks)
    {
        var buffer = new HeadTailBuffer(limit);
        foreach (var chunk in chunks) buffer.Append(chunk);
        return buffer.ToText();
    }
}
