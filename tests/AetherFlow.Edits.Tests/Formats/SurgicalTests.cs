namespace AetherFlow.Edits.Tests.Formats;

public sealed class SurgicalTests
{
    private const string Json = "{\"operations\": [{\"type\": \"add_method\", \"target\": \"A\", \"code\": \"def f(self): pass\"}]}";

    [Theory]
    [InlineData("```json\n" + Json + "\n```\n", null)]
    [InlineData("```\n" + Json + "\n```\n", null)]
    [InlineData("Here they are.\n\n" + Json + "\n\nDone.", null)]
    [InlineData("FILE: src/a.py\n```json\n" + Json + "\n```\n", "src/a.py")]
    [InlineData("### src/a.py\n\n```json\n" + Json + "\n```\n", "src/a.py")]
    [InlineData("FILE: src/a.py\n" + Json, "src/a.py")]
    [InlineData("```json\n{\"file\": \"src/a.py\", " + "\"operations\": [{\"type\": \"add_method\", \"target\": \"A\",}],}\n```", "src/a.py")]
    [InlineData("```json\n[{\"operations\": [{\"type\": \"add_method\", \"target\": \"A\"}], \"path\": \"src/a.py\", \"note\": {\"a\": [1]}}]\n```", "src/a.py")]
    [InlineData("{\n  // what to do\n  \"operations\": [\n    { /* { */ \"type\": \"add_method\", \"target\": \"A\", \"code\": \"}}}\" }\n  ]\n}\nDone.", null)]
    public void Read_Operations_AreFound(string reply, string? path)
    {
        var document = ReplyReader.Read(reply);

        Assert.Equal([$"{path ?? "?"}: add_method A"], Shown.Edits(reply));
        Assert.Empty(document.Faults);
        Assert.Empty(document.Blocks);
    }

    [Fact]
    public void Read_Fields_GoWhereTheyBelong()
    {
        const string reply =
            """
            ```json
            {"file": "a.py", "operations": [
              {"type": "add_method", "target": "A", "position": "after", "after_method": "f", "code": "s = '{'\nt = \"}\""},
              {"type": "add_class", "before_class": "B", "code": ["class C:", "    pass"], "modifications": ["x"]},
              {"type": "add_function", "after": "g", "code": "c", "unknown": {"type": 1}},
              {"type": "add_import", "import": "import os"},
              {"type": "replace_import", "old": "import a", "new": "import b"},
              {"type": "rename", "name": "f", "new_name": "g"},
              {"type": 3}
            ]}
            ```
            """;

        var operations = ((SurgicalEdits)Assert.Single(ReplyReader.Read(reply).Edits).Edit).Operations;

        Assert.Equal(
            [
                new SurgicalOperation { Line = 3, Type = "add_method", Target = "A", Position = "after", Beside = "f", Code = "s = '{'\nt = \"}\"" },
                new SurgicalOperation { Line = 4, Type = "add_class", Position = "before", Beside = "B", Code = "class C:\n    pass" },
                new SurgicalOperation { Line = 5, Type = "add_function", Position = "after", Beside = "g", Code = "c" },
                new SurgicalOperation { Line = 6, Type = "add_import", Code = "import os" },
                new SurgicalOperation { Line = 7, Type = "replace_import", Old = "import a", New = "import b" },
                new SurgicalOperation { Line = 8, Type = "rename", Target = "f", New = "g" },
                new SurgicalOperation { Line = 9, Type = "" },
            ],
            operations);
    }

    [Fact]
    public void Read_SeveralFiles_InOneBlockOrMany()
    {
        const string reply = "```json\n{\"file\": \"a.py\", " + "\"operations\": [{\"type\": \"x\"}]}\n{\"file\": \"b.py\", \"operations\": [{\"type\": \"y\"}]}\n```\n"
            + "FILE: c.py\n```json\n{\"operations\": [{\"type\": \"z\"}]}\n```\n";

        Assert.Equal(["a.py: x ", "b.py: y ", "c.py: z "], Shown.Edits(reply));
    }

    [Theory]
    [InlineData("```json\n{\"operations\": [\n  {\"type\": \"a\",\n```\n", 3)]
    [InlineData("```json\n{\"operations\": [\n  {\"type\": \"a\" \"target\": \"b\"}\n]}\n```\n", 3)]
    [InlineData("```json\n{\"operations\": [\n  {\"type\": \"a\", \"code\": \"line\nline\"}\n]}\n```\n", 3)]
    [InlineData("```json\n{\"operations\": []}\n```\n", 2)]
    [InlineData("```json\n{\"operations\": [\n 1]}\n```\n", 3)]
    [InlineData("```json\n{\"operations\": [\n {\"type\": \"\\ud800\"}]}\n```\n", 3)]
    [InlineData("So:\n{\"operations\": [\n  {\"type\": \"a\"\n", 3)]
    [InlineData("```json\n{\"operations\": [{\"type\": \"a\"}]", 2)]
    public void Read_BrokenJson_IsBadFormatWithItsLine(string reply, int line)
    {
        var document = ReplyReader.Read(reply);

        var fault = Assert.Single(document.Faults);
        Assert.Equal("edit.bad_format", fault.Code);
        Assert.Equal(line, fault.Line);
        Assert.Empty(document.Edits);
    }

    [Theory]
    [InlineData("FILE: api.json\n```json\n" + Json + "\n```\n")]
    [InlineData("FILE: api.json\nThe API:\n\n\n```json\n" + Json + "\n```\n")]
    [InlineData("FILE: api.json\n" + Json)]
    [InlineData("```json\n{\"a\": \"operations\"}\n```\n")]
    [InlineData("```python\n" + Json + "\n```\n")]
    public void Read_JsonThatIsNoEdit_StaysABlock(string reply)
    {
        var document = ReplyReader.Read(reply);

        Assert.Empty(document.Edits);
        Assert.Single(document.Blocks);
    }
}
