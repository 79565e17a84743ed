namespace AetherFlow.Edits.Tests;

/// <summary>Texts that nest deep or repeat often: a stack that overflows would end the process of the tests, too.</summary>
public sealed class OutlineDepthTests
{
    /// <summary>What threads of the pool have on the platforms that give them least.</summary>
    private const int StackSize = 1536 * 1024;

    [Theory]
    [InlineData("a.cs", "class A{object x=a", "?.b", 30_000)]
    [InlineData("a.cs", "class A{object x= from a in b ", "select a into a ", 30_000)]
    [InlineData("a.cs", "", "#if X\n", 50_000)]
    [InlineData("a.cs", "#if ", "X && ! ", 50_000)]
    [InlineData("a.cs", "/// ", "<a>", 4_900)]
    [InlineData("a.cs", "class A{void M(){", "if(a){}else ", 20_000)]
    [InlineData("a.cs", "class A{object x=", "(int)", 30_000)]
    [InlineData("a.cs", "class A{object x=", "a+", 30_000)]
    [InlineData("a.cs", "", "([{", 33_000)]
    [InlineData("a.py", "", "([{", 33_000)]
    [InlineData("a.py", "x=", "f'{", 30_000)]
    [InlineData("a.py", "", "lambda:", 30_000)]
    [InlineData("a.py", "", "class A: ", 30_000)]
    [InlineData("a.py", "", "'''\\", 30_000)]
    [InlineData("a.js", "", "([{", 33_000)]
    [InlineData("a.js", "", "`${", 30_000)]
    [InlineData("a.js", "", "a=>", 30_000)]
    [InlineData("a.ts", "", "export ", 30_000)]
    [InlineData("a.ts", "", "export @a ", 30_000)]
    [InlineData("a.ts", "", "declare ", 30_000)]
    [InlineData("a.ts", "let x: (", "public ", 30_000)]
    [InlineData("a.ts", "", "class A extends ", 30_000)]
    [InlineData("a.ts", "", "class A { m() { ", 10_000)]
    [InlineData("a.ts", "type A = ", "{a:", 30_000)]
    [InlineData("a.tsx", "x=", "<a>", 30_000)]
    public void AnyDepth_DoesNotOverflowTheStack(string path, string opening, string repeated, int times)
    {
        var text = opening + string.Concat(Enumerable.Repeat(repeated, times));
        Outline? outline = null;
        EditResult? renamed = null;
        OnASmallStack(() =>
        {
            outline = Edits.Outlines.Of(path, text);
            renamed = Surgeon.Apply(path, text, [new SurgicalOperation { Line = 1, Type = "rename", Target = "A", New = "Z" }]);
        });

        Assert.NotNull(outline);
        Assert.NotNull(renamed);
    }

    [Theory]
    [InlineData("a.cs", "class A{", "int x;", "}")]
    [InlineData("a.py", "", "x=1;", "")]
    [InlineData("a.ts", "class A{", "x=1;", "}")]
    public void ManyMembersInOneLine_AreAllFound(string path, string opening, string member, string closing)
    {
        const int Count = 50_000;
        var text = opening + string.Concat(Enumerable.Repeat(member, Count)) + closing;

        var outline = Edits.Outlines.Of(path, text);

        Assert.Equal(Count, outline!.All().Count(one => one.Name == "x"));
    }

    [Fact]
    public void ManyMembersOfAnObject_OneIsAdded()
    {
        var members = string.Concat(Enumerable.Repeat("  m() {}, // m\n", 20_000));

        var result = Surgeon.Apply("a.js", $"const o = {{\n{members}}};\n", [new SurgicalOperation { Line = 1, Type = "add_method", Target = "o", Code = "n() {}" }]);

        Assert.Equal($"const o = {{\n{members}  n() {{}},\n}};\n", result.Text);
    }

    private static void OnASmallStack(Action action)
    {
        var thread = new Thread(() => action(), StackSize);
        thread.Start();
        thread.Join();
    }
}
