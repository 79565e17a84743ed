using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Edits.Tests;

public sealed class SurgeonPropertyTests
{
    private static readonly string[] CSharpPieces =
    [
        "class A", "class B : A", "enum E", "namespace N", "namespace N;", " { ", " }", "\n", "\r\n", "\t", "    ", "void F()", "void F(int a)", "int F", " => 1;", ";", ",", "int x, y;", "= 1", "[A]", "// F\n",
        "/* F */", "#if F\n", "#endif\n", "#region\n", "\"F", "$\"{F}\"", "\"\"\"\n", "using F;", "a.F()", "F", "(", ")", "\uD83D\uDE00", "\uFEFF", "\0", "record R(int F);", "extension(A a)", "this[int i]",
    ];

    private static readonly string[] Names = ["A", "F", "A.F", "F(int)", "E", "N", "x", "B.F()", "F@1", "", "(", "operator +", "<>", "@1", "..", "using F;"];

    private static readonly string[] Codes = ["void F() { }", "int F;", "class B { }", "x", "", "}", "using X;", "[Z]", "void G()\n{\n}", "// only\n", "int x, z;", "\"\"\"", "```cs\nvoid F() { }\n```"];

    private static readonly string[] Types = [.. SurgicalDeed.Types, "add_route"];

    [Fact]
    public void Apply_AnyOperationOnAnyText_GivesATextThatStillParsesOrProblems() => Holds("a.cs", CSharpPieces, Names, Codes);

    private static void Holds(string path, string[] pieces, string[] names, string[] codes)
    {
        var operations =
            from type in Gen.Elements(Types)
            from target in Gen.Elements(names)
            from code in Gen.Elements(codes)
            from position in Gen.Elements(null, "end", "before", "after")
            from beside in Gen.Elements(names.Append(null).ToArray())
            select new SurgicalOperation { Line = 1, Type = type, Target = target, Code = code, Position = position, Beside = beside, Old = target, New = code };
        var cases =
            from text in Gen.ArrayOf(Gen.Elements(pieces)).Select(string.Concat)
            from some in Gen.ArrayOf(operations, 3)
            select (text, some);

        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var result = Surgeon.Apply(path, one.text, one.some);
            if (!result.Succeeded) return result.Text is null;
            var wasSound = SyntaxCheck.Find(path, one.text).IsSound;
            return result.Places.Length == one.some.Length && (!wasSound || SyntaxCheck.Find(path, result.Text).IsSound);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));
    }
}
