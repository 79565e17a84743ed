using System.Text;
using AetherFlow.Plans.Tests.Support;

namespace AetherFlow.Plans.Tests.Reading;

public sealed class EncodingTests
{
    private static readonly string Text = TestPlans.Plan(TestPlans.Step(1)).ToJsonString().Replace("A plan of", "Ünï 😀 of", StringComparison.Ordinal);

    public static TheoryData<string, bool> Encodings => new()
    {
        { "utf-8", false },
        { "utf-8", true },
        { "utf-16", false },
        { "utf-16", true },
        { "utf-16BE", false },
        { "utf-16BE", true },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_Encoding_GivesThePlan(string name, bool mark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Text)];

        var reading = PlanReader.Read(bytes, new PlanReadOptions());

        Assert.Empty(reading.Problems);
        Assert.Equal("Ünï 😀 of a test", reading.Plan!.Description);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_ProblemBehindWideCharacters_CountsCharacters(string name, bool mark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes("\r\n{\"é😀\": 1,\r\"b\":\n\n  }")];

        var problem = TestPlans.Problem(PlanReader.Read(bytes, new PlanReadOptions()));

        Assert.Equal((PlanCodes.Syntax, 5, 3), (problem.Code, problem.Line, problem.Column));
    }

    [Fact]
    public void Read_InvalidUtf8_NamesByteAndPlace()
    {
        byte[] bytes = [.. "{\n \"é\": \""u8, 0xE9, .. "\" }"u8];

        var problem = TestPlans.Problem(PlanReader.Read(bytes, new PlanReadOptions()));

        Assert.Equal((PlanCodes.Encoding, 2, 8, "0xE9"), (problem.Code, problem.Line, problem.Column, problem.Value));
    }

    [Fact]
    public void Read_CutInsideACharacter_IsTruncated()
    {
        byte[] bytes = [.. "{\"a\": \""u8, 0xF0, 0x9F];

        var problem = TestPlans.Problem(PlanReader.Read(bytes, new PlanReadOptions()));

        Assert.Equal((PlanCodes.Truncated, 1, 8), (problem.Code, problem.Line, problem.Column));
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0, 0, (byte)'{', 0, 0, 0 })]
    [InlineData(new byte[] { 0, 0, 0xFE, 0xFF, 0, 0, 0, (byte)'{' })]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'{', 0, 0 })]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'{', 0, 0x3D, 0xD8, (byte)'x', 0 })]
    [InlineData(new byte[] { 0xFE, 0xFF, 0xDC, 0x00, 0, (byte)'{' })]
    public void Read_UndecodableBytes_SaysToSaveAsUtf8(byte[] bytes)
    {
        var problem = TestPlans.Problem(PlanReader.Read(bytes, new PlanReadOptions()));

        Assert.Equal(PlanCodes.Encoding, problem.Code);
        Assert.Equal("save the file as UTF-8", problem.Hint);
    }

    [Theory]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF })]
    [InlineData(new byte[] { 0xFF, 0xFE })]
    [InlineData(new byte[] { 0xFE, 0xFF, 0, 0x20 })]
    public void Read_OnlyAMark_IsEmpty(byte[] bytes)
    {
        Assert.Equal(PlanCodes.Empty, TestPlans.Problem(PlanReader.Read(bytes, new PlanReadOptions())).Code);
    }
}
