using static AetherFlow.Edits.Tests.Operating;

namespace AetherFlow.Edits.Tests;

public sealed class SurgeonPythonTests
{
    private const string Shop = """
        #!/usr/bin/env python3
        # Sells things.
        \"\"\"The shop.

        from nowhere import nothing
        \"\"\"
        from __future__ import annotations
        import os

        LIMIT = 3


        # ── Pools ──────────
        class Pool:
            \"\"\"Holds things.\"\"\"

            size = 1

            def __init__(self, count):
                self.count = count

            @property
            def left(self):
                return self.count

            @left.setter
            def left(self, value):
                self.count = value

            # Takes one.
            @traced
            async def take(self):
                async with lock:
                    self.count -= 1
            def put(self): self.count += 1

            class Empty(Exception): pass


        def make(count=1):
            text = "make(count)"
            return Pool(count)
        if __name__ == "__main__":
            make().put()

        """;

    private static string Text { get; } = Shop.Replace("\\\"\\\"\\\"", "\"\"\"", StringComparison.Ordinal);

    [Theory]
    [InlineData("Pool.__init__", "def __init__(self, count, size=1):\n    self.count = count\n    self.size = size", "    def __init__(self, count, size=1):\n        self.count = count\n        self.size = size\n\n    @property")]
    [InlineData("take", "async def take(self):\n    pass", "    # Takes one.\n    @traced\n    async def take(self):\n        pass\n    def put")]
    [InlineData("take", "@other\nasync def take(self):\n    pass", "    # Takes one.\n    @other\n    async def take(self):\n        pass\n    def put")]
    [InlineData("take", "# New.\nasync def take(self):\n    pass", "    # New.\n    @traced\n    async def take(self):\n        pass\n    def put")]
    [InlineData("Pool.put", "def put(self):\n        self.count += 2", "    def put(self):\n        self.count += 2\n\n    class Empty")]
    [InlineData("left(self, value)", "def left(self, value):\n\tif value:\n\t\tself.count = 1", "    @left.setter\n    def left(self, value):\n        if value:\n            self.count = 1\n\n    # Takes")]
    [InlineData("make", "    def make(count=2):\n        return \"\"\"\n  as is\n\"\"\"", "def make(count=2):\n    return \"\"\"\n  as is\n\"\"\"\nif __name__")]
    [InlineData("make", "def make(count=2):\n    \"\"\"Makes.\n\n    More.\n    \"\"\"", "def make(count=2):\n    \"\"\"Makes.\n\n    More.\n    \"\"\"\nif __name__")]
    [InlineData("Pool.put", "def put(self):\n    \"\"\"Puts.\n\n    More.\n    \"\"\"", "    def put(self):\n        \"\"\"Puts.\n\n        More.\n        \"\"\"\n\n    class Empty")]
    public void ModifyMethod_PutsTheWholeFunctionIn(string target, string code, string expected)
    {
        var text = Apply("shop.py", Text, Op("modify_method", target, code));

        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.Equal(text, Apply("shop.py", text, Op("modify_method", target.Split('(')[0] == "left" ? "left(value)" : target, code)));
    }

    [Theory]
    [InlineData("Pool.left", "surgery.ambiguous")]
    [InlineData("Pool.lefd", "surgery.not_found")]
    [InlineData("Pool.size", "surgery.not_found")]
    public void Modify_WhatIsNotOne_IsRefused(string target, string code) =>
        Assert.Equal(code, Refuse("shop.py", Text, Op("modify_method", target, "def left(self):\n    pass")).Code);

    [Theory]
    [InlineData(null, null, "        pass\n\n    def more(self):\n        pass\n\n\ndef make")]
    [InlineData("after", "__init__", "count\n\n    def more(self):\n        pass\n\n    @property")]
    [InlineData("before", "take", "value\n\n    def more(self):\n        pass\n\n    # Takes one.\n    @traced")]
    [InlineData("after", "take", "-= 1\n\n    def more(self):\n        pass\n\n    def put")]
    public void AddMethod_KeepsOrderAndDistances(string? position, string? beside, string expected)
    {
        var text = Apply("shop.py", Text.Replace("class Empty(Exception): pass", "class Empty(Exception):\n        pass", StringComparison.Ordinal), Op("add_method", "Pool", "def more(self):\n    pass", position, beside));

        Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    [Fact]
    public void AddFunction_AtEnd_StandsBeforeTheMainGuard()
    {
        var text = Apply("shop.py", Text, Op("add_function", code: "def a(): pass"), Op("add_function", code: "def b(): pass"));

        Assert.Contains("    return Pool(count)\n\n\ndef a(): pass\n\n\ndef b(): pass\n\n\nif __name__", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import sys", "import os\nimport sys\n\nLIMIT")]
    [InlineData("from __future__ import division", "\"\"\"\nfrom __future__ import annotations\nfrom __future__ import division\nimport os\n")]
    public void AddImport_GoesBehindTheOthers(string import, string expected) =>
        Assert.Contains(expected, Apply("shop.py", Text, Op("add_import", code: import)), StringComparison.Ordinal);

    [Theory]
    [InlineData("x = 1\n", "import os\n\nx = 1\n")]
    [InlineData("#!/usr/bin/python\n# coding: utf-8\nx = 1\n", "#!/usr/bin/python\n# coding: utf-8\n\nimport os\n\nx = 1\n")]
    [InlineData("'''Doc.'''\nx = 1\n", "'''Doc.'''\n\nimport os\n\nx = 1\n")]
    [InlineData("", "import os\n")]
    public void AddImport_ToAFileWithout_StandsAtItsHead(string before, string after) =>
        Assert.Equal(after, Apply("a.py", before, Op("add_import", code: "import os")));

    [Theory]
    [InlineData("class A:\n    pass\n", "class A:\n    def m(self):\n        pass\n")]
    [InlineData("class A: pass\n", "class A:\n    def m(self):\n        pass\n")]
    [InlineData("class A:\n    ...\nx = 1\n", "class A:\n    def m(self):\n        pass\nx = 1\n")]
    [InlineData("class A:\n    \"\"\"Doc.\"\"\"\n", "class A:\n    \"\"\"Doc.\"\"\"\n\n    def m(self):\n        pass\n")]
    [InlineData("class A: x = 1\n", "class A:\n    x = 1\n\n    def m(self):\n        pass\n")]
    [InlineData("class A:\n\tx = 1 # one\n", "class A:\n\tx = 1 # one\n\n\tdef m(self):\n\t\tpass\n")]
    [InlineData("class A:\r\n    x = 1\r\n", "class A:\r\n    x = 1\r\n\r\n    def m(self):\r\n        pass\r\n")]
    [InlineData("class A:\n    x = 1", "class A:\n    x = 1\n\n    def m(self):\n        pass")]
    public void AddMethod_ToClassesOfAnyShape(string before, string after) =>
        Assert.Equal(after, Apply("a.py", before, Op("add_method", "A", "def m(self):\n    pass")));

    [Theory]
    [InlineData("class A:\n    def m(self):\n        pass\n", "A.m", "class A:\n    pass\n")]
    [InlineData("class A:\n    x = 1\n\n    def m(self):\n        pass\n\n\nclass B: pass\n", "A.m", "class A:\n    x = 1\n\n\nclass B: pass\n")]
    [InlineData("x = 1; y = 2\n", "y", "x = 1;\n")]
    [InlineData("def a(): pass\n\n\n# B.\n@c\ndef b(): pass\n", "b", "def a(): pass\n")]
    public void Remove_LeavesNothingBehind(string before, string target, string after) =>
        Assert.Equal(after, Apply("a.py", before, Op("remove", target)));

    [Theory]
    [InlineData("remove", null)]
    [InlineData("modify_field", "a = 1")]
    public void OneOfSeveralInAStatement_IsRefused(string type, string? code) =>
        Assert.Equal("surgery.bad_operation", Refuse("a.py", "a, b = 1, 2\n", Op(type, "a", code)).Code);

    [Fact]
    public void Rename_OfAMethod_ChangesWhatIsCertain()
    {
        const string before = "class A:\n    def take(self):\n        return self.take() # take\n\ndef take(): pass\n\na = A()\nprint(a.take(), f\"take {a.take()}\", 'take', A.take)\n";
        const string after = "class A:\n    def grab(self):\n        return self.grab() # take\n\ndef take(): pass\n\na = A()\nprint(a.grab(), f\"take {a.grab()}\", 'take', A.grab)\n";

        Assert.Equal(after, Apply("a.py", before, Op("rename", "A.take", @new: "grab")));
    }

    [Theory]
    [InlineData("def f(a): return f(a - 1)\nx.f(f=1, b=f)\n", "f", "g", "def g(a): return g(a - 1)\nx.f(f=1, b=g)\n")]
    [InlineData("class A:\n    @property\n    def x(self): return 1\n    @x.setter\n    def x(self, v): pass\n", "A.x", "y", "class A:\n    @property\n    def y(self): return 1\n    @y.setter\n    def y(self, v): pass\n")]
    [InlineData("class A: pass\ndef f(a: A) -> A: return A()\n", "A", "B", "class B: pass\ndef f(a: B) -> B: return B()\n")]
    public void Rename_OfOthers(string before, string target, string name, string after) =>
        Assert.Equal(after, Apply("a.py", before, Op("rename", target, @new: name)));

    [Theory]
    [InlineData("class A:\n    def f(self): pass\ndef g(x): x.f()\n", "A.f", "surgery.ambiguous")]
    [InlineData("def f(): pass\ndef g(f): return f()\n", "f", "surgery.ambiguous")]
    [InlineData("def f(): pass\nh = f\n", "f", "surgery.exists")]
    public void Rename_ThatIsNotCertain_IsRefused(string before, string target, string code) =>
        Assert.Equal(code, Refuse("a.py", before, Op("rename", target, @new: "h")).Code);

    [Theory]
    [InlineData("add_decorator", "@cached", "    # Takes one.\n    @traced\n    @cached\n    async def take")]
    [InlineData("remove_decorator", "traced", "    # Takes one.\n    async def take")]
    public void Decorators(string type, string code, string expected) =>
        Assert.Contains(expected, Apply("shop.py", Text, Op(type, "take", code)), StringComparison.Ordinal);

    [Theory]
    [InlineData("modify_field", "LIMIT", "LIMIT = 4", "LIMIT = 4\n")]
    [InlineData("modify_field", "Pool.size", "size: int = 2", "    size: int = 2\n")]
    [InlineData("add_field", "Pool", "name = 'x'", "    name = 'x'\n")]
    [InlineData("modify_class", "Pool.Empty", "class Empty(ValueError):\n    code = 1", "    class Empty(ValueError):\n        code = 1\n")]
    [InlineData("add_class", null, "class Other:\n    pass", "\n\n\nclass Other:\n    pass\n\n\nif __name__")]
    public void FieldsAndClasses(string type, string? target, string code, string expected) =>
        Assert.Contains(expected, Apply("shop.py", Text, Op(type, target, code)), StringComparison.Ordinal);

    [Theory]
    [InlineData("modify_method", "make", "Here is the function:\ndef make(): pass")]
    [InlineData("modify_method", "make", "note\ndef make(): pass")]
    [InlineData("modify_method", "make", "def make():")]
    [InlineData("modify_method", "make", "class make: pass")]
    [InlineData("add_method", "Pool", "x = 1; print(x)")]
    public void BadCode_IsRefused(string type, string target, string code) =>
        Assert.Equal("surgery.bad_code", Refuse("shop.py", Text, Op(type, target, code)).Code);

    [Fact]
    public void EveryMember_ByItself_ChangesNothing()
    {
        foreach (var member in Edits.Outlines.Of("shop.py", Text)!.All().Where(member => member.Kind is not (MemberKind.Import or MemberKind.Namespace)))
        {
            var type = MemberWords.IsType(member.Kind) ? "modify_class" : member.Kind == MemberKind.Field ? "modify_field" : "modify_method";

            Assert.Equal(Text, Apply("shop.py", Text, Op(type, Targets.Of(Text, member), Targets.Lines(Text, member))));
        }
    }
}
