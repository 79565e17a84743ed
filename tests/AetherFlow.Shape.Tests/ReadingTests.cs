using AetherFlow.Shape.Tests.Reading;

namespace AetherFlow.Shape.Tests;

public sealed class ReadingTests
{
    [Theory]
    [InlineData("a; // x {", "a;       ")]
    [InlineData("/* x\n{ */ a", "    \n     a")]
    [InlineData("var a = \"x\\\"{\";", "var a = \"    \";")]
    [InlineData("var a = @\"x\\\"\"{\";", "var a = @\"     \";")]
    [InlineData("var a = '{' + '\\'' + '\"';", "var a = ' ' + '  ' + ' ';")]
    [InlineData("var a = $\"x{(b ? \"}\" : $\"{c}\")}y\" + d;", "var a = $\"                      \" + d;")]
    [InlineData("var a = $\"{{\" + b;", "var a = $\"  \" + b;")]
    [InlineData("var a = \"\"\"x \" {\"\"\" + b;", "var a = \"\"\"     \"\"\" + b;")]
    [InlineData("var a = $$\"\"\"{ {{b}} \"\"\" + c;", "var a = $$\"\"\"        \"\"\" + c;")]
    [InlineData("var @class = a;", "var @class = a;")]
    public void Code_LiteralsAndComments_AreBlankedAndTheRestStays(string text, string code)
    {
        var file = Sample.CSharp(text);

        Assert.Equal(code, file.Code);
        Assert.Equal(text.Length, file.WithoutLiterals.Length);
    }

    [Fact]
    public void Declarations_OfAUsualFile_AreItsTypesAndMembers()
    {
        var file = Sample.CSharp(
            """
            using System.Text;

            namespace N;

            /// <summary>Class { in a comment.</summary>
            public sealed class Sample<T>(int start) : IDisposable
                where T : class
            {
                private readonly List<int> _all = [1, 2];
                private readonly Func<int, int> _twice = x => { return x * 2; };

                public int Size { get; init; } = Of(() => { return 3; });

                public bool IsEmpty => Size is { } size && size == 0;

                public string this[int i] => i switch
                {
                    0 => "{",
                    _ => $"{i}",
                };

                public static bool operator ==(Sample<T> a, Sample<T> b)
                {
                    return ReferenceEquals(a, b);
                }

                public async Task RunAsync(string name = "x", CancellationToken cancellation = default)
                {
                    if (name.Length == 0)
                    {
                        void Local() { }
                        Local();
                    }
                }

                public void Dispose() { }

                private enum Kind { One, Two }

                private readonly record struct Pair(int A, int B);
            }

            internal record Beside(int A);
            """);

        var found = Declarations.Of(file);

        Assert.Equal(["Sample", "Kind", "Pair", "Beside"], found.Where(d => d.IsType).OrderBy(d => d.FirstLine).Select(d => d.Type));
        Assert.Equal(["Sample", "Beside"], found.Where(d => d.IsTopLevel).OrderBy(d => d.FirstLine).Select(d => d.Type));
        Assert.Equal(
            [(9, 9), (10, 10), (12, 12), (14, 14), (16, 20), (22, 25), (27, 34), (36, 36)],
            found.Where(d => !d.IsType).OrderBy(d => d.FirstLine).Select(d => (d.FirstLine, d.LastLine)));
        Assert.Equal((6, 41), found.Where(d => d.Type == "Sample" && d.IsType).Select(d => (d.FirstLine, d.LastLine)).Single());
    }

    [Fact]
    public void Repository_OfThisTest_HasItsOwnSource() =>
        Assert.Contains(Repository.TestCode, f => f.Path == "tests/AetherFlow.Shape.Tests/ReadingTests.cs");
}
