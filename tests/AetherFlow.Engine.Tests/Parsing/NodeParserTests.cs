using AetherFlow.Engine.Parsing;
using AetherFlow.Engine.Tests.Support;

namespace AetherFlow.Engine.Tests.Parsing;

public sealed class NodeParserTests : IDisposable
{
    private readonly ParserFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.js", "import x from './x.js';\nexport const y = await x;\n")]
    [InlineData("a.js", "const x = require('x');\nif (x) return;\nwith (x) y = 1;\n")]
    [InlineData("a.js", "#!/usr/bin/env node\nlet a = 1;\r\nlet b = 2;\r\n")]
    [InlineData("a.js", "")]
    [InlineData("a.mjs", "export default import.meta.url;\n")]
    [InlineData("a.cjs", "module.exports = 1; return;\n")]
    public async Task Ask_SoundAsEitherGoalOfItsName_HasNoFault(string path, string text)
    {
        var reading = await AskAsync(path, text);

        Assert.NotNull(reading);
        Assert.Null(reading.Fault);
    }

    [Theory]
    [InlineData("a.js", "import x from 'x';\n\tlet a = ;\n", 2, 10, "Unexpected token ';'")]
    [InlineData("a.js", "const x = require('x');\nlet x = 1;\n", 2, 5, "Identifier 'x' has already been declared")]
    [InlineData("a.js", "/*𝒳𝒳*/ let a = ;\n", 1, 18, "Unexpected token ';'")]
    [InlineData("a.js", "f(1,\n", 2, 1, "Unexpected end of input")]
    [InlineData("a.mjs", "return 1;\n", 1, 1, "Illegal return statement")]
    [InlineData("a.cjs", "export default 1;\n", 1, 1, "Unexpected token 'export'")]
    [InlineData("a.js", "let a = 1;\n<<<<<<< SEARCH\n", 2, 1, "Unexpected token '<<'")]
    public async Task Ask_FaultyText_NamesPlaceReasonAndVersion(string path, string text, int line, int column, string message)
    {
        var reading = await AskAsync(path, text);

        Assert.Equal((line, column, message), (reading?.Fault?.Line, reading?.Fault?.Column, reading?.Fault?.Message));
        Assert.Matches(@"^Node\.js v\d+\.\d+\.\d+$", reading?.Parser);
    }

    [Theory]
    [InlineData("import React from 'react';\nexport const a = <div/>;\n")]
    [InlineData("import React from 'react';\nexport const a = <>b</>;\n")]
    [InlineData("@decorated class A {}\n")]
    [InlineData("// @flow\nlet a: number = 1;\n")]
    public async Task Ask_TextThatABuildStepTakes_SaysNothing(string text) => Assert.Null(await AskAsync("a.js", text));

    [Fact]
    public async Task Ask_TextThatWrites_IsNotRun()
    {
        var reading = await AskAsync("a.cjs", "require('fs').writeFileSync('trace', '');\n");

        Assert.NotNull(reading);
        Assert.Empty(_folder.Left);
    }

    [Theory]
    [InlineData("")]
    [InlineData("node: bad option: --input-type\n")]
    [InlineData("[stdin]:99999999999\nx\n^\n\nSyntaxError: x\n")]
    [InlineData("[stdin]:1\nx\n^\n\nRangeError: Maximum call stack size exceeded\n")]
    [InlineData("SyntaxError: x\n[stdin]:1\n")]
    public void Read_NoComplaintAboutSyntax_IsNothing(string error) => Assert.Null(NodeParser.Read(error));

    [Fact]
    public void Read_WarningBeforeAndNoMarks_TakesTheComplaint()
    {
        var reading = NodeParser.Read("(node:1) Warning: [stdin]\n[stdin]:7\nx\nSyntaxError: Odd\n    at y\n");

        Assert.Equal((7, 1, "Odd", "Node.js"), (reading!.Fault!.Line, reading.Fault.Column, reading.Fault.Message, reading.Parser));
    }

    private Task<ParserReading?> AskAsync(string path, string text)
    {
        var programs = _folder.Programs(node: ParserFolder.Node());
        return NodeParser.AskAsync(new ParserProgram(programs.Node!, programs), text, NodeParser.GoalsOf(path), TestContext.Current.CancellationToken);
    }
}
