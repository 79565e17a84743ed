using static AetherFlow.Edits.Tests.Operating;

namespace AetherFlow.Edits.Tests;

/// <summary>Places where code must not run into what stands beside it, and what must not be lost.</summary>
public sealed class SurgeonLandingTests
{
    [Theory]
    [InlineData("const f = () => 1;\n(function () {})();\n", "modify_function", "f", "const f = () => 2", "const f = () => 2;\n(function () {})();\n")]
    [InlineData("class A {\n  x = 1;\n  [y] = 2;\n}\n", "modify_field", "A.x", "x = 3", "class A {\n  x = 3;\n  [y] = 2;\n}\n")]
    [InlineData("class A {\n  x = 1\n}\n", "add_field", "A", "['y'] = 2", "class A {\n  x = 1;\n  ['y'] = 2\n}\n")]
    [InlineData("class A {\n  x = 1\n}\n", "add_method", "A", "*all() {}", "class A {\n  x = 1;\n\n  *all() {}\n}\n")]
    [InlineData("const o = {\n  a: 1\n};\n", "add_method", "o", "c() {}", "const o = {\n  a: 1,\n  c() {}\n};\n")]
    [InlineData("const o = {\n  b() {},\n  ...rest // all\n};\n", "add_method", "o", "c() {}", "const o = {\n  b() {},\n  ...rest, // all\n  c() {}\n};\n")]
    [InlineData("type A = {\n  x: number;\n};\n", "add_field", "A", "y: string;", "type A = {\n  x: number;\n\n  y: string;\n};\n")]
    [InlineData("namespace N {\n  export function f() {}\n}\n", "add_function", "N", "export function g() {}", "namespace N {\n  export function f() {}\n\n  export function g() {}\n}\n")]
    [InlineData("class A {\n  over(a: string): void;\n  over(a: any) {}\n}\n", "modify_method", "over(a: any)", "over(a: any) { go(); }", "class A {\n  over(a: string): void;\n  over(a: any) { go(); }\n}\n")]
    [InlineData("export default class {\n  m() {}\n}\n", "add_method", "default", "n() {}", "export default class {\n  m() {}\n\n  n() {}\n}\n")]
    [InlineData("\uFEFFclass A {}\n", "add_method", "A", "m() {}", "\uFEFFclass A {\n  m() {}\n}\n")]
    public void Script(string before, string type, string target, string code, string after) => Assert.Equal(after, Apply("a.ts", before, Op(type, target, code)));

    [Fact]
    public void Script_CodeThatRunsIntoTheNextLine_IsRefused() =>
        Assert.Equal("edit.parse_broken", Refuse("a.js", "function a() {}\n(function () {})();\n", Op("modify_function", "a", "const a = () => 1")).Code);

    [Theory]
    [InlineData("if X:\n    def f():\n        pass\nelse:\n    def g(): pass\n", "f", "if X:\n    pass\nelse:\n    def g(): pass\n")]
    [InlineData("if X:\n    # Of f.\n    @a\n    def f():\n        pass\n    x()\n", "f", "if X:\n    x()\n")]
    [InlineData("if X: import f\ny = 1\n", "y", "if X: import f\n")]
    [InlineData("class A: x = 1\n", "A.x", "class A: pass\n")]
    [InlineData("# Copyright 2020 A\n# All rights reserved.\ndef f(): pass\ndef g(): pass\n", "f", "# Copyright 2020 A\n# All rights reserved.\ndef g(): pass\n")]
    public void Python_Remove(string before, string target, string after) => Assert.Equal(after, Apply("a.py", before, Op("remove", target)));

    [Theory]
    [InlineData("class A:\n    x = 1\n    if D:\n        pass\n", "class A:\n    x = 1\n    if D:\n        pass\n\n    def m(self): ...\n")]
    [InlineData("class A:\n    pass  # nothing yet\n", "class A:\n    pass  # nothing yet\n\n    def m(self): ...\n")]
    public void Python_AddMethod_LeavesWhatIsNotItsOwn(string before, string after) => Assert.Equal(after, Apply("a.py", before, Op("add_method", "A", "def m(self): ...")));

    [Fact]
    public void Modify_WithAnotherComment_KeepsTheLicence() =>
        Assert.Equal(
            "/* Copyright A */\n/** New. */\nfunction f() { return 1 }\n",
            Apply("a.js", "/* Copyright A */\n/** Old. */\nfunction f() {}\n", Op("modify_function", "f", "/** New. */\nfunction f() { return 1 }")));

    [Fact]
    public void Remove_OneOfManyOverloads_ByItsEmptySignature() =>
        Assert.Equal("class A { void M<T>() { } }\n", Apply("A.cs", "class A { void M<T>() { } void M() { } }\n", Op("remove", "A.M()")));

    [Fact]
    public void Dependent_Operations_SeeEachOther() =>
        Assert.Equal(
            "class A:\n    def h(self):\n        return 2\n\n\nclass B(A):\n    def g(self):\n        pass\n",
            Apply("a.py", "class A:\n    def f(self):\n        return 1\n", Op("add_class", code: "class B(A):\n    pass"), Op("add_method", "B", "def g(self):\n    pass"), Op("rename", "A.f", @new: "h"), Op("modify_method", "A.h", "def h(self):\n    return 2")));
}
