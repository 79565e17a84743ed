namespace AetherFlow.Edits.Tests.Outlines.Scripts;

public sealed class ScriptSpanTests
{
    private const string Sample =
        "// File.\n\n/** Says it. */\n// twice\n@a('x') @b\nexport class A {\n\tx = 1; // one\n\n\t/** Doc. */\n\t@c()\n\tpublic async run(n = 2): Promise<void> { return; }\n}\n";

    [Fact]
    public void Of_Class_CommentsAndDecoratorsAreOfTheFullSpanOnly()
    {
        var member = Assert.Single(ScriptOutline.Of(Sample, SourceLanguage.TypeScript).Members);

        Assert.Equal(Sample[Sample.IndexOf("/** Says", StringComparison.Ordinal)..].TrimEnd('\n'), member.Full.In(Sample));
        Assert.StartsWith("export class A {", member.Declaration.In(Sample), StringComparison.Ordinal);
        Assert.Equal("export class A {", member.Header.In(Sample));
        Assert.Equal("A", member.NameSpan?.In(Sample));
        Assert.Null(member.Signature);
        Assert.Equal("", member.Indentation);
    }

    [Fact]
    public void Of_Method_HasAllItsSpans()
    {
        var member = ScriptOutline.Of(Sample, SourceLanguage.TypeScript).Members[0].Members[1];

        Assert.Equal("A.run", member.Path);
        Assert.Equal("/** Doc. */\n\t@c()\n\tpublic async run(n = 2): Promise<void> { return; }", member.Full.In(Sample));
        Assert.Equal("public async run(n = 2): Promise<void> { return; }", member.Declaration.In(Sample));
        Assert.Equal("public async run(n = 2): Promise<void> {", member.Header.In(Sample));
        Assert.Equal(" return; ", member.Body?.In(Sample));
        Assert.Equal("(n = 2)", member.Signature);
        Assert.Equal("\t", member.Indentation);
    }

    [Theory]
    [InlineData("const a = 1;", "const a = 1;")]
    [InlineData("const a = 1", "const a = 1")]
    [InlineData("export const a = 1\nb()", "export const a = 1")]
    [InlineData("const a = 1, b = 2;", "a = 1")]
    [InlineData("const a = () => {} // end\n", "const a = () => {}")]
    [InlineData("const a = b\n;(c)", "const a = b\n;")]
    [InlineData("function a() {};", "function a() {}")]
    [InlineData("class A { b(): void; }", "class A { b(): void; }")]
    [InlineData("x(); function a() { } y()", "function a() { }")]
    [InlineData("/* b */ function a() {}", "/* b */ function a() {}")]
    [InlineData("x() // not a's\nfunction a() {}", "function a() {}")]
    [InlineData("x()\n// a's\n\n// too far\n// near\nfunction a() {}", "// too far\n// near\nfunction a() {}")]
    [InlineData("// far\r\n\r\nfunction a() {\r\n}\r\n", "function a() {\r\n}")]
    [InlineData("// near\r\nfunction a() {\r\n}\r\n", "// near\r\nfunction a() {\r\n}")]
    [InlineData("#!/bin/node\nfunction a() {}", "function a() {}")]
    [InlineData("const e = '😀'; x; function a() {}", "const e = '😀';")]
    public void Of_FirstMember_FullSpanIs(string text, string expected) =>
        Assert.Equal(expected, ScriptOutline.Of(text, SourceLanguage.TypeScript).Members[0].Full.In(text));

    [Fact]
    public void Of_ObjectLiteral_MembersAreWithoutCommas()
    {
        const string text = "const 𠀀 = '😀';\nconst api = {\n  // first\n  get(id) { return id },\n\n  post: async () => 1,\n  url: '',\n  put() {},\n};";

        var api = ScriptOutline.Of(text, SourceLanguage.JavaScript).Members[1];

        Assert.Equal(["// first\n  get(id) { return id }", "post: async () => 1", "put() {}"], api.Members.Select(member => member.Full.In(text)));
        Assert.Equal([" return id ", "1", ""], api.Members.Select(member => member.Body?.In(text)));
        Assert.Equal(["(id)", "()", "()"], api.Members.Select(member => member.Signature));
        Assert.Equal("const api = {", api.Header.In(text));
    }

    [Fact]
    public void Of_OverloadsAndArrows_SignaturesAreAsWritten()
    {
        const string text = "function a(x: string): void;\nfunction a(x: any, y?: [b: 1]) { }\nconst c = d => d;\nimport { e } from \"m\";";

        var members = ScriptOutline.Of(text, SourceLanguage.TypeScript).Members;

        Assert.Equal(["(x: string)", "(x: any, y?: [b: 1])", "d", null], members.Select(member => member.Signature));
        Assert.Equal("function a(x: string): void;", members[0].Header.In(text));
        Assert.Null(members[0].Body);
        Assert.Equal("const c = d => ", members[2].Header.In(text));
        Assert.Equal("m", members[3].NameSpan?.In(text));
    }
}
