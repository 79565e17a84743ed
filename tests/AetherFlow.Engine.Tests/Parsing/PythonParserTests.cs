using AetherFlow.Engine.Parsing;
using AetherFlow.Engine.Tests.Support;

namespace AetherFlow.Engine.Tests.Parsing;

public sealed class PythonParserTests : IDisposable
{
    private readonly ParserFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("async def f():\n    async with a as b:\n        yield b\n")]
    [InlineData("# -*- coding: latin-1 -*-\nx = 'é𝒳'\n")]
    [InlineData("x = 1\r\ny = 2\r\n")]
    [InlineData("print('\\d')\n")]
    public async Task Ask_SoundText_NamesTheVersionAndNoFault(string text)
    {
        var reading = await AskAsync(text);

        Assert.Null(reading?.Fault);
        Assert.Matches(@"^Python 3\.\d+\.\d+$", reading?.Parser);
    }

    [Theory]
    [InlineData("x = 1\nreturn 3\n", 2, 1)]
    [InlineData("x = '𝒳𝒳' +\n", 1, 13)]
    [InlineData("def f():\n    x = 1\n  y = 2\n", 3, null)]
    [InlineData("print \"two\"\n", 1, 1)]
    public async Task Ask_FaultyText_NamesPlaceAndReason(string text, int line, int? column)
    {
        var fault = (await AskAsync(text))?.Fault;

        Assert.Equal(line, fault?.Line);
        if (column is not null) Assert.Equal(column, fault?.Column);
        Assert.NotEmpty(fault!.Message);
    }

    /// <summary>The text is code that would leave traces if anything ran or imported it.</summary>
    [Fact]
    public async Task Ask_TextThatWrites_IsNeitherRunNorImported()
    {
        var reading = await AskAsync("import os\nopen('trace', 'w').write(os.getcwd())\n");

        Assert.NotNull(reading);
        Assert.Empty(_folder.Left);
    }

    /// <summary>Files of the current folder named as the modules that are imported: Python's own are taken.</summary>
    [Theory]
    [InlineData("json.py")]
    [InlineData("warnings.py")]
    [InlineData("sitecustomize.py")]
    public async Task Ask_ModuleInTheFolder_IsNotImported(string name)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, name), "open('trace', 'w')\nraise SystemExit(3)\n", TestContext.Current.CancellationToken);

        Assert.NotNull(await AskAsync("x = 1\n"));
        Assert.Equal([name], _folder.Left.Select(Path.GetFileName));
    }

    [Fact]
    public async Task Ask_TextThatPythonCannotTakeAtAll_SaysNothing() =>
        Assert.Null((await AskAsync(string.Concat(Enumerable.Repeat("-", 200_000)) + "1\n"))?.Fault);

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("[]")]
    [InlineData("[1, null]")]
    [InlineData("[\"3.1\", 4]")]
    [InlineData("[\"3.1\", [1, 2]]")]
    [InlineData("[\"3.1\", [1, \"2\", \"x\"]]")]
    [InlineData("[\"3.1\", [1.5, 2, \"x\"]]")]
    [InlineData("[\"3.1\", null]\nmore")]
    public void Read_WhatTheScriptDoesNotWrite_IsNothing(string output) => Assert.Null(PythonParser.Read(output));

    [Fact]
    public void Read_LongMessageWithLineEnds_IsOneShortLine()
    {
        var message = PythonParser.Read($"[\"3.1\", [1, 2, \"a\\nb{new string('x', 1000)}\"]]")!.Fault!.Message;

        Assert.StartsWith("a bx", message, StringComparison.Ordinal);
        Assert.Equal(ParserReading.MessageAtMost, message.Length);
    }

    private Task<ParserReading?> AskAsync(string text)
    {
        var programs = _folder.Programs(python: ParserFolder.Python());
        return PythonParser.AskAsync(new ParserProgram(programs.Python!, programs), text, TestContext.Current.CancellationToken);
    }
}
