namespace AetherFlow.Edits.Tests.Outlines.Python;

public sealed class PythonOutlineTests
{
    [Fact]
    public void Of_Function_HasItsParts()
    {
        const string Text =
            """
            import os


            # Adds.
            # Twice.
            @cache
            @retry(
                times=3,
            )
            async def add(a: int, b=(1, 2)) -> int:  # sum
                # why
                "Doc."

                return a + b  # done

            # of nobody
            """;

        var function = PythonOutline.Of(Text).Members[1];

        Assert.Equal((MemberKind.Function, "add", "add", "(a: int, b=(1, 2))", ""), (function.Kind, function.Name, function.Path, function.Signature, function.Indentation));
        Assert.StartsWith("# Adds.\n# Twice.\n@cache\n", function.Full.In(Text));
        Assert.EndsWith("return a + b  # done", function.Full.In(Text));
        Assert.StartsWith("async def add(", function.Declaration.In(Text));
        Assert.EndsWith("return a + b", function.Declaration.In(Text));
        Assert.Equal("async def add(a: int, b=(1, 2)) -> int:  # sum\n    # why\n    ", function.Header.In(Text));
        Assert.Equal("\"Doc.\"\n\n    return a + b", function.Body!.Value.In(Text));
        Assert.Equal("add", function.NameSpan!.Value.In(Text));
    }

    [Theory]
    [InlineData("def f(): return 1", "Function f")]
    [InlineData("def f(): return 1;", "Function f")]
    [InlineData("async def f():\n    async def g():\n        yield\n    async with a: import b", "Function f, Function f.g, Import f.b")]
    [InlineData("class A:\n    def __init__(self): pass\n    def __len__(self): pass\n    def __private(self): pass", "Class A, Constructor A.__init__, Method A.__len__, Method A.__private")]
    [InlineData("def __init__(): pass", "Function __init__")]
    [InlineData("class A: x = 1; y: int; z: str = ''", "Class A, Field A.x, Field A.y, Field A.z")]
    [InlineData("class A[T: (int, str), *Ts, **P](B, metaclass=C): pass", "Class A")]
    [InlineData("def f[T = lambda: 1](a: T) -> T: pass", "Function f")]
    [InlineData("class A:\n\tdef f(self):\n\t\tclass B:\n\t\t\tdef g(self): pass", "Class A, Method A.f, Class A.f.B, Method A.f.B.g")]
    [InlineData("def f():\r\n    x = 1\r\n\r\n    def g():\r\n        pass\r\n", "Function f, Function f.g")]
    [InlineData("def f():\r    def g():\r        pass\rx = 1", "Function f, Function f.g, Field x")]
    [InlineData("\uFEFFdef f(): pass\nx = 1", "Function f, Field x")]
    [InlineData("def größe(ñ): pass\nclass 蛇:\n  𝐱𠀀 = 1", "Function größe, Class 蛇, Field 蛇.𝐱𠀀")]
    [InlineData("\f\ndef f():\n    pass\n\f\nclass A:\n    pass", "Function f, Class A")]
    [InlineData("if True:\n    def f(): pass\nelif x:\n    def f(): pass\nelse:\n    f = None", "Function f, Function f, Field f")]
    [InlineData("try:\n    import a\nexcept* E as e:\n    a = None\nelse:\n    b = 1\nfinally:\n    c = 2", "Import a, Field a, Field b, Field c")]
    [InlineData("try:\n    import a\nexcept A, B:\n    import b\nexcept C:\n    import c\n", "Import a, Import b, Import c")]
    [InlineData("for i in x:\n    a = 1\nwhile y:\n    b = 2\nelse:\n    c = 3\nwith z as w:\n    d = 4", "Field a, Field b, Field c, Field d")]
    [InlineData("match x:\n    case [a, *b] if (lambda: 1)():\n        def f(): pass\n    case {'k': v}: y = 1", "Function f, Field y")]
    [InlineData("match = 1\ncase = match\ntype = 2\nmatch.a = 1\nmatch[0]: int\nmatch(x)\ntype(x)\nprint(case)", "Field match, Field case, Field type")]
    [InlineData("match: int = 1\ncase: str\ntype: T = 2\n_ = 3", "Field match, Field case, Field type, Field _")]
    [InlineData("type X = int\ntype type[T] = list[T]\ndef f():\n    type Y = X", "Type X, Type type, Function f, Type f.Y")]
    [InlineData("import a, b.c as d\nfrom . import (\n    x,\n    y,  # z\n)\nfrom ...p.q import *\nfrom .... import r\nimport a . b", "Import a, Import b.c, Import ., Import ...p.q, Import ...., Import a.b")]
    [InlineData("a = b = 1\n(c), [d, *e] = f.g, h[i], (j, (k,)) = z\n(l): int = 2\n*m, = n", "Field a, Field b, Field c, Field d, Field e, Field j, Field k, Field l, Field m")]
    [InlineData("a.b = 1\nc[d] = 2\n(e).f = 3\n(g, h)[0] = 4\nf(x=1)\nx == 1\nx += 1\n(a.b): int", "")]
    [InlineData("f = lambda a=1, *b, c: (d)\nx = {'a': 1, **b}\ny = yield\nif (n := 10) > 5: z = 1", "Field f, Field x, Field y, Field z")]
    [InlineData("def f():\n    x = 1\n    y: int = 2\n    class A:\n        z = 3", "Function f, Class f.A, Field f.A.z")]
    [InlineData("x = \\\n  1\nif a and \\\n   b:\n    y = 2\n\\\nz = 3", "Field x, Field y, Field z")]
    [InlineData("x = (\n1,\n  # def f(): pass\n    2\n)\ny = 1", "Field x, Field y")]
    [InlineData("class A: pass; x = 1\nclass B:\n  pass; y = 2\nz = 3; import q; t = 4", "Class A, Field A.x, Class B, Field B.y, Field z, Import q, Field t")]
    [InlineData("x = '''\ndef f():\n    import a\n'''\ny = \"\"\"class A: \\\"\"\" import b\"\"\"", "Field x, Field y")]
    [InlineData("# ── Tools ──────\n# │ def f(): │\ndef g(): pass", "Function g")]
    [InlineData("if lambda: x:\n    a = 1\nfor q in lambda: (y), z: b = 2", "Field a, Field b")]
    [InlineData("class A:\n    pass\n  # odd comment\n\n    x = 1\n", "Class A, Field A.x")]
    [InlineData("def f(a: int, b=lambda c, d: {lambda e, f: 1: 2, **g}, *, h: {1, *i}): x = {'a': b, **c,}", "Function f")]
    [InlineData("x = 1if a else 2\ny = 0xfor 1\nz = 1_000.5e-3j\nw = 1..real", "Field x, Field y, Field z, Field w")]
    public void Of_Source_FindsItsMembersAndNoFault(string text, string members)
    {
        var outline = PythonOutline.Of(text);

        Assert.Equal(members, string.Join(", ", outline.All().Select(member => $"{member.Kind} {member.Path}")));
        Assert.Empty(outline.Faults);
    }

    [Theory]
    [InlineData("f\"{x}\"")]
    [InlineData("f'{a[\"b\"]}' f'{{}}' u''")]
    [InlineData("f\"{a[\"b\"]} {'}'} {\"{\"}\"")]
    [InlineData("f'{f\"{f'{1}'}\"}'")]
    [InlineData("f'{x!r:>{width}.{precision}}' f'{y:%H:%M}' f'{z = }'")]
    [InlineData("f'''{\n  x  # a ' comment }\n}'''")]
    [InlineData("f'{x:{'{'}>10}'")]
    [InlineData("f'{\n  x\n}'")]
    [InlineData("rf'\\{x}' fr'\\'{y}' rf\"\\N{z}\"")]
    [InlineData("f'\\N{EM DASH}{x}\\'{y}'")]
    [InlineData("f'{(lambda x: {1: 2})}' f'{ {1: 2}[1] }'")]
    [InlineData("t'{x} {t\"{y}\"}' tr'\\d{z}' Rt''")]
    [InlineData("b'\\'' Rb'\\'' BR\"\\\\\" bR''")]
    [InlineData("r'\\'' '\\\\' \"'\" '\"' '''''' \"\"\"\"a\"\"\"")]
    [InlineData("'a\\\n#b' 'c\\\r\nd'")]
    [InlineData("'''\\''' '''")]
    [InlineData("f'''{x:\n}'''")]
    [InlineData("f\"\"\"{'''\n\"\"\" '''}\"\"\"")]
    public void Of_Strings_EndWhereTheyEnd(string literal)
    {
        var outline = PythonOutline.Of($"def f(): pass\nx = ({literal})\ndef g(): pass\n");

        Assert.Equal(["f", "x", "g"], outline.Members.Select(member => member.Name));
        Assert.Empty(outline.Faults);
    }

    [Fact]
    public void Of_Overloads_KeepTheirOrderAndSignatures()
    {
        var type = Assert.Single(PythonOutline.Of(
            "class A:\n    @property\n    def x(self): pass\n\n    @x.setter\n    def x(self, value: int): pass\n\n    @overload\n    def f[T](self, a: T): ...\n    def f(self,\n          a, *, b=')'): ...\n").Members);

        Assert.Equal(
            [("x", "(self)"), ("x", "(self, value: int)"), ("f", "(self, a: T)"), ("f", "(self,\n          a, *, b=')')")],
            type.Members.Select(member => (member.Name, member.Signature)));
        Assert.All(type.Members, member => Assert.Equal("    ", member.Indentation));
        Assert.Null(type.Signature);
    }

    [Theory]
    [InlineData("# a\n\n# b\nx = 1", "# b\nx = 1")]
    [InlineData("#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n# a\nx = 1", "# a\nx = 1")]
    [InlineData("#!/usr/bin/env python3\nx = 1", "x = 1")]
    [InlineData("y = 0\n  # deeper\nx = 1", "x = 1")]
    [InlineData("y = '''\n# text'''\nx = 1", "x = 1")]
    [InlineData("y = 0  # of y\nx = 1  # of x\n# of nobody", "x = 1  # of x")]
    [InlineData("# a\ny = 0; x = 1;  # c", "x = 1;  # c")]
    [InlineData("y = 0; x = 1 ; z = 2  # c", "x = 1")]
    [InlineData("x = 1 ;", "x = 1 ;")]
    [InlineData("# a\r\nx = (1,  # b\r\n  2)\r\n", "# a\r\nx = (1,  # b\r\n  2)")]
    [InlineData("\uFEFF# a\nx = 1", "# a\nx = 1")]
    public void Of_Comments_BelongToWhatTheyTouch(string text, string full) =>
        Assert.Equal(full, PythonOutline.Of(text).Members.Single(member => member.Name == "x").Full.In(text));

    [Fact]
    public void Of_SeveralNamesInOneStatement_HaveItsSpanAndTheirOwnNames()
    {
        const string Text = "import a, b . c as d\nx = y = 1\n";

        var members = PythonOutline.Of(Text).Members;

        Assert.Equal(["a", "b . c", "x", "y"], members.Select(member => member.NameSpan!.Value.In(Text)));
        Assert.Equal(["import a, b . c as d", "import a, b . c as d", "x = y = 1", "x = y = 1"], members.Select(member => member.Declaration.In(Text)));
        Assert.All(members, member => Assert.Null(member.Body));
    }

    [Fact]
    public void Of_DecoratedFirstStatement_BeginsTheBodyWithTheDecorator()
    {
        const string Text = "class A:\n    # c\n\n    @x\n\n    # d\n    def f(self): pass\n";

        var type = Assert.Single(PythonOutline.Of(Text).Members);

        Assert.Equal("@x\n\n    # d\n    def f(self): pass", type.Body!.Value.In(Text));
        Assert.Equal(type.Body, type.Members[0].Full);
        Assert.Equal("pass", type.Members[0].Body!.Value.In(Text));
    }
}
