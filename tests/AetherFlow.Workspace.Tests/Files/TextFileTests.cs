using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Workspaces.Tests.Files;

public sealed class TextFileTests
{
    [Fact]
    public void Decode_EachEncoding_GivesTextAndShape()
    {
        Assert.Equal(new TextShape(TextEncoding.Utf8, LineEnd.Lf, true), TextFile.Decode("é\n"u8).Shape);
        Assert.Equal(new TextShape(TextEncoding.Utf8Bom, LineEnd.CrLf, true), TextFile.Decode([0xEF, 0xBB, 0xBF, .. "é\r\n"u8]).Shape);
        Assert.Equal(new TextShape(TextEncoding.Utf16Le, LineEnd.Lf, false), TextFile.Decode([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a\né")]).Shape);
        Assert.Equal(new TextShape(TextEncoding.Utf16Be, LineEnd.Mixed, true), TextFile.Decode([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("a\r\nb\n")]).Shape);
        Assert.Equal("a\né", TextFile.Decode([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a\né")]).Text);
        Assert.Equal(new TextShape(TextEncoding.Utf8, LineEnd.Mixed, true), TextFile.Decode("a\rb\r"u8).Shape);
        Assert.Equal(new TextShape(TextEncoding.Utf8, LineEnd.Lf, true), TextFile.Decode([]).Shape);
    }

    [Fact]
    public void Decode_NoText_IsAProblem()
    {
        Assert.Equal("file.binary", TextFile.Decode([0x7F, (byte)'E', 0, 1]).Problem?.Code);
        Assert.Equal("file.not_text", TextFile.Decode([(byte)'c', 0xE9]).Problem?.Code);
        Assert.Equal("file.not_text", TextFile.Decode([0xFF, 0xFE, 0x61]).Problem?.Code);
        Assert.Equal("file.not_text", TextFile.Decode([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0]).Problem?.Code);
    }

    [Theory]
    [InlineData(LineEnd.CrLf, true, "a\r\nb\r\n")]
    [InlineData(LineEnd.CrLf, false, "a\r\nb")]
    [InlineData(LineEnd.Lf, true, "a\nb\n")]
    [InlineData(LineEnd.Lf, false, "a\nb")]
    [InlineData(LineEnd.Mixed, true, "a\nb\n")]
    public void Encode_ReplyText_TakesTheFilesShape(LineEnd lineEnd, bool final, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(TextFile.Encode("a\nb\n", new TextShape(TextEncoding.Utf8, lineEnd, final))));

    [Fact]
    public void Encode_TextWithoutFinalNewline_GetsTheFiles()
    {
        Assert.Equal("a\r\n"u8.ToArray(), TextFile.Encode("a", new TextShape(TextEncoding.Utf8, LineEnd.CrLf, true)));
        Assert.Empty(TextFile.Encode("", TextShape.New));
    }

    [Fact]
    public void Encode_DecodedFile_GivesTheSameBytes()
    {
        var text = Gen.Elements("a", "é", "\n", "\r\n", "\r", "😀", "\t", "\uFEFF", "─").ArrayOf().Select(string.Concat);
        var files = from t in text
                    from e in Gen.Elements(TextEncoding.Utf8, TextEncoding.Utf8Bom, TextEncoding.Utf16Le, TextEncoding.Utf16Be)
                    select TextFile.EncodeAsIs(t, e);

        Prop.ForAll(files.ToArbitrary(), bytes =>
        {
            var decoded = TextFile.Decode(bytes);
            return decoded.IsText && TextFile.Encode(decoded.Text, decoded.Shape).AsSpan().SequenceEqual(bytes);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }
}
