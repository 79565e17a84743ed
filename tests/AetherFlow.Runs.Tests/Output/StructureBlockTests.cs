using AetherFlow.Runs.Output;

namespace AetherFlow.Runs.Tests.Output;

public sealed class StructureBlockTests
{
    [Theory]
    [InlineData("no picture here", null)]
    [InlineData("```file_tree\nsrc\n  a.py\n```\nrest", "src\n  a.py\n")]
    [InlineData("```structure\nsrc\n", "src\n")]
    [InlineData("Here:\nsrc/\n├── a.py\n│   └── b.py\n└── c.py\ndone", "src/\n├── a.py\n│   └── b.py\n└── c.py\n")]
    [InlineData("```\n├── a\n└── b\n```", "├── a\n└── b\n")]
    [InlineData("src/\r\n└── a\r\n", "src/\n└── a\n")]
    [InlineData("src/\n├── a\n    └── b", "src/\n├── a\n    └── b\n")]
    [InlineData("├── a\n\ntext\n\n├── b", "├── a\n\n├── b\n")]
    [InlineData("│ a table │\n│ no tree │", null)]
    [InlineData("```python\nTREE = '''\n├── a\n└── b\n'''\n```", null)]
    [InlineData("~~~~js\n```\n├── a\n~~~~", null)]
    public void Find_Reply_GivesItsPicture(string reply, string? expected) => Assert.Equal(expected, StructureBlock.Find(reply));
}
