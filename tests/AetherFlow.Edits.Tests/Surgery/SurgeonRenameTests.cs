using static AetherFlow.Edits.Tests.Operating;

namespace AetherFlow.Edits.Tests;

public sealed class SurgeonRenameTests
{
    [Fact]
    public void Rename_OfAMethod_ChangesUsesButNoStringsCommentsAndStrangers()
    {
        const string before = """
            class A
            {
                /// <summary>See <see cref="Take"/>, Take.</summary>
                public int Take(int n) => n == 0 ? 0 : Take(n - 1); // Take
                string Words() => "Take" + nameof(Take) + $"{Take(1)} Take";
                static void Use(A a, B b) { a.Take(1); b.Take(); new A().Take(2); Console.Take(); "x".Take(3); }
            }

            class B { public void Take() { } }
            """;
        const string after = """
            class A
            {
                /// <summary>See <see cref="Grab"/>, Take.</summary>
                public int Grab(int n) => n == 0 ? 0 : Grab(n - 1); // Take
                string Words() => "Take" + nameof(Grab) + $"{Grab(1)} Take";
                static void Use(A a, B b) { a.Grab(1); b.Take(); new A().Grab(2); Console.Take(); "x".Take(3); }
            }

            class B { public void Take() { } }
            """;

        Assert.Equal(after, Apply("A.cs", before, Op("rename", "A.Take", @new: "Grab")));
    }

    [Theory]
    [InlineData("class A { A() { } ~A() { } static A Make() => new A(); }", "A", "Z", "class Z { Z() { } ~Z() { } static Z Make() => new Z(); }")]
    [InlineData("class A { int _x; int X(int y) { int z = _x; return this._x + z; } }", "_x", "_w", "class A { int _w; int X(int y) { int z = _w; return this._w + z; } }")]
    [InlineData("class A { void F() { } void F(int n) { F(); } }", "F", "G", "class A { void G() { } void G(int n) { G(); } }")]
    [InlineData("abstract class A { public abstract void F(); } class B : A { public override void F() { } void G() => F(); }", "A.F", "H", "abstract class A { public abstract void H(); } class B : A { public override void H() { } void G() => H(); }")]
    [InlineData("interface I { void F(); } class B : I { public void F() { } }", "B.F", "H", "interface I { void H(); } class B : I { public void H() { } }")]
    [InlineData("enum E { A, B } class C { E e = E.A; }", "E.A", "Z", "enum E { Z, B } class C { E e = E.Z; }")]
    [InlineData("class A { void M() { int L() => 1; L(); } }", "L", "K", "class A { void M() { int K() => 1; K(); } }")]
    [InlineData("int Add(int a) => a;\nConsole.WriteLine(Add(1));\n", "Add", "Sum", "int Sum(int a) => a;\nConsole.WriteLine(Sum(1));\n")]
    public void Rename_FollowsTheLanguage(string before, string target, string name, string after) =>
        Assert.Equal(after, Apply("A.cs", before, Op("rename", target, @new: name)));

    [Theory]
    [InlineData("class A { void F() { } void G() { } }", "F", "G", "surgery.exists")]
    [InlineData("class A { int _x; int M(int y) => _x + y; }", "_x", "y", "surgery.exists")]
    [InlineData("class A { void F() { } void M(dynamic d) => d.F(); }", "F", "G", "surgery.ambiguous")]
    [InlineData("class A { void F() { } void M() => Other.Make().F(); }", "F", "G", "surgery.ambiguous")]
    [InlineData("class A { void F() { } } class B { void F() { } }", "F", "G", "surgery.ambiguous")]
    [InlineData("class A { void F() { } }", "F", "a b", "surgery.bad_operation")]
    [InlineData("class A { void F() { } }", "F", "class", "surgery.bad_operation")]
    [InlineData("class A { public static A operator +(A a, A b) => a; }", "operator +", "Plus", "surgery.bad_operation")]
    public void Rename_ThatIsNotCertain_IsRefused(string text, string target, string name, string code) =>
        Assert.Equal(code, Refuse("A.cs", text, Op("rename", target, @new: name)).Code);

    [Fact]
    public void Rename_Again_IsAppliedAlready()
    {
        var result = Surgeon.Apply("A.cs", "class A { void G() { } }", [Op("rename", "A.F", @new: "G")]);

        Assert.Equal(Rung.AlreadyApplied, Assert.Single(result.Places).Rung);
    }
}
