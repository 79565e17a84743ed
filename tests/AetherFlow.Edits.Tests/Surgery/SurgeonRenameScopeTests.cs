using static AetherFlow.Edits.Tests.Operating;

namespace AetherFlow.Edits.Tests;

public sealed class SurgeonRenameScopeTests
{
    [Theory]
    [InlineData("class A:\n    def take(self): pass\nclass B(A): pass\nclass C(B):\n    def run(self): self.take()\n", "class A:\n    def grab(self): pass\nclass B(A): pass\nclass C(B):\n    def run(self): self.grab()\n")]
    [InlineData("class A:\n    take = 1\n    def f(self, take, x=take): return take + self.take\n    y = field(take=3)\n    z = take\n", "class A:\n    grab = 1\n    def f(self, take, x=grab): return take + self.grab\n    y = field(take=3)\n    z = grab\n")]
    [InlineData("class A:\n    def take(self): pass\nclass B:\n    def take(self): self.take()\nB.take\n", "class A:\n    def grab(self): pass\nclass B:\n    def take(self): self.take()\nB.take\n")]
    public void OfAPythonMember_FollowsTheClass(string before, string after) => Assert.Equal(after, Apply("a.py", before, Op("rename", "A.take", @new: "grab")));

    [Theory]
    [InlineData("class A:\n    def take(self): pass\nclass B(A):\n    def take(self): pass\n")]
    [InlineData("class Base:\n    def run(self): self.take()\nclass A(Base):\n    def take(self): pass\n")]
    public void OfAPythonMember_ThatAnotherClassShares_IsRefused(string text) =>
        Assert.Equal("surgery.ambiguous", Refuse("a.py", text, Op("rename", "A.take", @new: "grab")).Code);

    [Theory]
    [InlineData("def f(): pass\nclass B:\n    f = 1\n    g = f\nf()\n", "def h(): pass\nclass B:\n    f = 1\n    g = f\nh()\n")]
    [InlineData("__all__ = ['f', \"g\"]\n__all__ += ('f',)\ndef f(): pass\n", "__all__ = ['h', \"g\"]\n__all__ += ('h',)\ndef h(): pass\n")]
    [InlineData("def f(): pass\nprint(f\"{d[\"f\"]} {f()} \\{f()}\")\n", "def h(): pass\nprint(f\"{d[\"f\"]} {h()} \\{h()}\")\n")]
    [InlineData("def f(): pass\nx = 'a\\", "def h(): pass\nx = 'a\\")]
    public void OfAPythonFunction_LeavesOtherScopes(string before, string after) => Assert.Equal(after, Apply("a.py", before, Op("rename", "f", @new: "h")));

    [Theory]
    [InlineData("def f(): pass\ng = lambda x, f: f(x)\n")]
    [InlineData("def f(): pass\nmatch y:\n    case f: pass\n")]
    public void OfAPythonFunction_BoundAnew_IsRefused(string text) =>
        Assert.Equal("surgery.ambiguous", Refuse("a.py", text, Op("rename", "f", @new: "h")).Code);

    [Theory]
    [InlineData("function f() {}\ncall({ f() { return 1 }, get f() { return 2 }, g: f });\n", "function h() {}\ncall({ f() { return 1 }, get f() { return 2 }, g: h });\n")]
    [InlineData("function f() {}\nif (x) /'/.test(y); f(); // '\nfor (;;) { }\n/`/.test(f()); f();\n", "function h() {}\nif (x) /'/.test(y); h(); // '\nfor (;;) { }\n/`/.test(h()); h();\n")]
    [InlineData("function f() {}\nfunction g(x: { f?: number; f(): void\n  f: 1; readonly f: string }) { f(); }\n", "function h() {}\nfunction g(x: { f?: number; f(): void\n  f: 1; readonly f: string }) { h(); }\n")]
    public void OfAScriptFunction_LeavesKeysAndLiterals(string before, string after) => Assert.Equal(after, Apply("a.ts", before, Op("rename", "f", @new: "h")));

    [Theory]
    [InlineData("const take = 1;\nclass A {\n  take() {}\n  x = take;\n}\n", "A.take", "grab", "const take = 1;\nclass A {\n  grab() {}\n  x = take;\n}\n")]
    [InlineData("class A { #x = 1; has(o) { return #x in o && o.#x; } }\nclass B { #x = 2; g() { return this.#x } }\n", "A.#x", "#y", "class A { #y = 1; has(o) { return #y in o && o.#y; } }\nclass B { #x = 2; g() { return this.#x } }\n")]
    [InlineData("class A { take() { const o = { take() {}, run() { this.take() } }; } }\n", "A.take", "grab", "class A { grab() { const o = { take() {}, run() { this.take() } }; } }\n")]
    public void OfAScriptMember_LeavesOtherScopes(string before, string target, string name, string after) => Assert.Equal(after, Apply("a.js", before, Op("rename", target, @new: name)));

    [Theory]
    [InlineData("class A { take() { return all.map(function () { return this.take }); } }\n", "grab", "surgery.ambiguous")]
    [InlineData("class A { take() {} }\nconst { take } = new A();\n", "grab", "surgery.ambiguous")]
    [InlineData("class A { take() {} }\nuse({ take: 1 });\n", "grab", "surgery.ambiguous")]
    [InlineData("class A { take() {} }\n", "#take", "surgery.bad_operation")]
    public void OfAScriptMember_ThatIsNotCertain_IsRefused(string text, string name, string code) =>
        Assert.Equal(code, Refuse("a.js", text, Op("rename", "A.take", @new: name)).Code);

    [Theory]
    [InlineData("NewAttribute", "using System;\nclass NewAttribute : Attribute { }\n[New] class B { }\n[NewAttribute, N.Old] class C { [New()] void Old() { } }\n")]
    [InlineData("Fresh", "using System;\nclass Fresh : Attribute { }\n[Fresh] class B { }\n[Fresh, N.Old] class C { [Fresh()] void Old() { } }\n")]
    public void OfAnAttribute_ChangesItsShortName(string name, string after) =>
        Assert.Equal(after, Apply("A.cs", "using System;\nclass OldAttribute : Attribute { }\n[Old] class B { }\n[OldAttribute, N.Old] class C { [Old()] void Old() { } }\n", Op("rename", "OldAttribute", @new: name)));
}
