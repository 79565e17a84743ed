namespace AetherFlow.Edits.Tests.Outlines.Python;

public sealed class PythonFaultTests
{
    [Theory]
    [InlineData("x = (1,\n", 1, 5, "'(' was never closed")]
    [InlineData("x = [1,\ndef f():\n    pass\n", 1, 5, "'[' was never closed")]
    [InlineData("x = (1]\n", 1, 7, "closing ']' does not match opening '(' of line 1")]
    [InlineData("x = 1)\n", 1, 6, "unmatched ')'")]
    [InlineData("x = 'a\ny = 1\n", 1, 5, "unterminated string literal")]
    [InlineData("x = '''a\ny = 1\n", 1, 5, "unterminated triple-quoted string literal")]
    [InlineData("x = f'{a'\n", 1, 5, "unterminated or malformed formatted string literal")]
    [InlineData("x = f'}'\n", 1, 5, "unterminated or malformed formatted string literal")]
    [InlineData("if x:\n        a = 1\n    b = 2\n", 3, 5, "unindent does not match any outer indentation level")]
    [InlineData("if x:\n        a = 1\n\tb = 2\n", 3, 2, "inconsistent use of tabs and spaces in indentation")]
    [InlineData("if x:\n\ta = 1\n        b = 2\n", 3, 9, "inconsistent use of tabs and spaces in indentation")]
    [InlineData("x = 1\n  y = 2\n", 2, 3, "unexpected indent")]
    [InlineData("def f():\nx = 1\n", 2, 1, "expected an indented block after 'def' of line 1")]
    [InlineData("class A:\n", 2, 1, "expected an indented block after 'class' of line 1")]
    [InlineData("def f()\n    pass\n", 1, 8, "expected ':' after 'def'")]
    [InlineData("def f:\n    pass\n", 1, 6, "expected '('")]
    [InlineData("def (x):\n    pass\n", 1, 5, "a name is expected here")]
    [InlineData("class:\n    pass\n", 1, 6, "a name is expected here")]
    [InlineData("def f(x) int:\n    pass\n", 1, 10, "expected ':'")]
    [InlineData("@d\nx = 1\n", 1, 1, "no function or class follows the decorator")]
    [InlineData("else:\n    pass\n", 1, 1, "unexpected 'else'")]
    [InlineData("try:\n    pass\nx = 1\n", 1, 1, "'try' has no 'except' or 'finally'")]
    [InlineData("if:\n    pass\n", 1, 3, "something is missing after 'if'")]
    [InlineData("if y:\n    pass\nelse x:\n    pass\n", 3, 6, "expected ':'")]
    [InlineData("return x    def f(): pass\n", 1, 13, "unexpected 'def'")]
    [InlineData("x = 1; if y: pass\n", 1, 8, "'if' must begin its line")]
    [InlineData("print 'x'\n", 1, 7, "unexpected ''x''")]
    [InlineData("x = 1 +\n", 1, 7, "something is missing after '+'")]
    [InlineData("x = (a b)\n", 1, 8, "unexpected 'b'")]
    [InlineData("x = [1,, 2]\n", 1, 8, "unexpected ','")]
    [InlineData("x = a.class\n", 1, 7, "unexpected 'class'")]
    [InlineData("x = {1: 2, 3}\n", 1, 13, "expected ':' in every element, or in none")]
    [InlineData("x = {1: 2 if a else 3: 4}\n", 1, 22, "unexpected ':'")]
    [InlineData("x = {1: 2, 3: }\n", 1, 15, "something is missing after ':'")]
    [InlineData("x = f(a: 1)\n", 1, 8, "unexpected ':'")]
    [InlineData("x = b'a' 'b'\n", 1, 10, "bytes and text cannot be joined")]
    [InlineData("from a import\n", 1, 8, "something is missing after 'import'")]
    [InlineData("from a\n", 1, 7, "expected 'import'")]
    [InlineData("x = a.\n", 1, 6, "a name is missing after '.'")]
    [InlineData("x = “a”\n", 1, 5, "invalid character in a name")]
    [InlineData("x = a ? b\n", 1, 7, "invalid character U+003F")]
    [InlineData("x = 1 \\ \ny = 2\n", 1, 7, "unexpected character after line continuation character")]
    [InlineData("match x:\n    y = 1\n", 2, 5, "expected 'case'")]
    [InlineData("\uFEFFx = 1)\n", 1, 6, "unmatched ')'")]
    [InlineData("x = '𝐱𝐱' 1\n", 1, 12, "unexpected '1'")]
    public void Of_BrokenSource_ReportsTheFirstFault(string text, int line, int column, string message)
    {
        var fault = PythonOutline.Of(text).Faults[0];

        Assert.Equal(new SyntaxFault(line, column, message), fault);
    }

    [Theory]
    [InlineData("class A:\n    def f(self):\n        return (1,\n\n    def g(self):\n        pass\n", "A, A.f, A.g")]
    [InlineData("class A:\n    def f(self)\n        return 1\n    def g(self): pass\n", "A, A.f, A.g")]
    [InlineData("def f():\n    x = 'a\n    def g(): pass\ndef h(): pass\n", "f, f.g, h")]
    [InlineData("def f():\ndef g():\n    pass\n", "f, g")]
    [InlineData("def f():\n    a = f'{x\n    def g(): pass\n", "f, f.g")]
    [InlineData("return x    def f(): pass\ndef g(): pass\n", "g")]
    [InlineData("class A: def f(self): return 1\ndef g(): pass\n", "A, f, g")]
    public void Of_BrokenSource_FindsTheOtherMembers(string text, string members)
    {
        var outline = PythonOutline.Of(text);

        Assert.NotEmpty(outline.Faults);
        Assert.Equal(members, string.Join(", ", outline.All().Select(member => member.Path)));
    }

    [Fact]
    public void Of_TextOfAnotherKind_KeepsFewFaults() =>
        Assert.Equal(100, PythonOutline.Of(string.Concat(Enumerable.Repeat(")\n", 100_000))).Faults.Length);
}
