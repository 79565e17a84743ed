using static AetherFlow.Edits.Tests.Operating;

namespace AetherFlow.Edits.Tests;

public sealed class SurgeonCSharpTests
{
    private const string Pool = """
        using System;

        namespace Shop;

        /// <summary>Holds things.</summary>
        public sealed class Pool
        {
            private int _count; // how many

            public Pool(int count)
            {
                _count = count;
            }

            /// <summary>Takes one.</summary>
            [Obsolete]
            public int Take() => --_count;

            public int Take(int many)
            {
                return _count -= many;
            }
        }

        """;

    [Fact]
    public void AddMethod_AtEnd_StandsBeforeTheClosingBraceWithABlankLine()
    {
        var text = Apply("Pool.cs", Pool, Op("add_method", "Pool", "public void Clear()\n{\n    _count = 0;\n}"));

        Assert.Equal(Pool.Replace("many;\n    }\n}", "many;\n    }\n\n    public void Clear()\n    {\n        _count = 0;\n    }\n}", StringComparison.Ordinal), text);
    }

    [Fact]
    public void AddMethod_SeveralAtOnePlace_KeepTheirOrder()
    {
        var text = Apply(
            "Pool.cs",
            Pool,
            Op("add_method", "Pool", "void A() { }"),
            Op("add_method", "Pool", "void B() { }"),
            Op("add_method", "Pool", "void C() { }"));

        Assert.EndsWith("    void A() { }\n\n    void B() { }\n\n    void C() { }\n}\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("after", "Take(int)", "many;\n    }\n\n    void Clear() { }\n}")]
    [InlineData("before", "Take()", "    }\n\n    void Clear() { }\n\n    /// <summary>Takes one.</summary>")]
    [InlineData("after", "_count", "// how many\n\n    void Clear() { }\n\n    public Pool(")]
    [InlineData("before", "_count", "{\n    void Clear() { }\n\n    private int _count;")]
    public void AddMethod_BesideAnother_KeepsCommentsAndDistances(string position, string beside, string expected)
    {
        var text = Apply("Pool.cs", Pool, Op("add_method", "Pool", "void Clear() { }", position, beside));

        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.Equal(Pool.Length, Apply("Pool.cs", text, Op("remove", "Clear")).Length);
    }

    [Fact]
    public void ModifyMethod_WithoutCommentAndAttribute_KeepsThem()
    {
        var text = Apply("Pool.cs", Pool, Op("modify_method", "Pool.Take()", "public int Take() => 1;"));

        Assert.Equal(Pool.Replace("--_count", "1", StringComparison.Ordinal), text);
    }

    [Fact]
    public void ModifyMethod_WithOwnCommentAndAttribute_ReplacesThem()
    {
        var text = Apply("Pool.cs", Pool, Op("modify_method", "Take()", "// New.\n[Pure]\npublic int Take() => 1;"));

        Assert.Contains("    // New.\n    [Pure]\n    public int Take() => 1;\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Obsolete", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Takes one", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ModifyMethod_OfAConstructor_IsLikeAnyOther()
    {
        var text = Apply("Pool.cs", Pool, Op("modify_method", "Pool.Pool", "public Pool(int count) => _count = count;"));

        Assert.Contains("    public Pool(int count) => _count = count;\n\n    /// <summary>Takes one.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Modify_OverloadsWithoutSignature_IsAmbiguousAndListsLines()
    {
        var problem = Refuse("Pool.cs", Pool, Op("modify_method", "Pool.Take", "public int Take() => 1;"));

        Assert.Equal("surgery.ambiguous", problem.Code);
        Assert.Contains("`Shop.Pool.Take()` (line 17), `Shop.Pool.Take(int many)` (line 19)", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Take(int)")]
    [InlineData("Pool.Take(int many)")]
    [InlineData("Shop.Pool.Take( int )")]
    [InlineData("Take@19")]
    public void Modify_OneOverload_ByTypesByParametersOrByLine(string target)
    {
        var text = Apply("Pool.cs", Pool, Op("modify_method", target, "public int Take(int many) => 2;"));

        Assert.Contains("public int Take(int many) => 2;\n}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Modify_Unknown_NamesTheNearest()
    {
        var problem = Refuse("Pool.cs", Pool, Op("modify_method", "Pool.Taek", "int Taek() => 1;"));

        Assert.Equal("surgery.not_found", problem.Code);
        Assert.Contains("`Shop.Pool.Take()` (line 17)", problem.Hint, StringComparison.Ordinal);
        Assert.Contains(problem.Near, lines => lines.First <= 17 && 17 <= lines.Last);
    }

    [Theory]
    [InlineData("modify_method", "Take()", "Here is the method you asked for:\npublic int Take() => 1;", "surgery.bad_code")]
    [InlineData("modify_method", "Take()", "public int Other() => 1;", "surgery.bad_code")]
    [InlineData("modify_method", "Take()", "public int Take() => 1;\npublic int More() => 1;", "surgery.bad_code")]
    [InlineData("modify_method", "Take()", "public int Take { get; }", "surgery.bad_code")]
    [InlineData("modify_method", "Take()", "public int Take() {", "surgery.bad_code")]
    [InlineData("modify_method", "Take()", "public int Take() { } } class B {", "surgery.bad_code")]
    [InlineData("modify_method", "Take()", "public int Take()\n{\n    // ... rest of the method unchanged\n    return 1;\n}", "edit.elided")]
    [InlineData("modify_method", "Take()", "public int Take(int other) => 1;", "surgery.exists")]
    [InlineData("modify_class", "Take()", "class Take { }", "surgery.not_found")]
    [InlineData("add_method", "Pool", "public int Take() => 5;", "surgery.exists")]
    [InlineData("add_method", null, "void M() { }", "surgery.bad_operation")]
    [InlineData("add_method", "Pool", null, "surgery.bad_operation")]
    [InlineData("add_route", "Pool", "void M() { }", "surgery.bad_operation")]
    [InlineData("add_function", null, "void M() { }", "surgery.bad_operation")]
    public void Refused_WithACode(string type, string? target, string? code, string expected) =>
        Assert.Equal(expected, Refuse("Pool.cs", Pool, Op(type, target, code)).Code);

    [Fact]
    public void UnknownType_ListsTheKnownOnes() =>
        Assert.Contains("add_method", Refuse("Pool.cs", Pool, Op("add_route")).Hint, StringComparison.Ordinal);

    [Fact]
    public void FencedCode_LosesItsFence() =>
        Assert.Contains("=> 1;", Apply("Pool.cs", Pool, Op("modify_method", "Take()", "```csharp\npublic int Take() => 1;\n```\n")), StringComparison.Ordinal);

    [Fact]
    public void OneOfSeveralFails_NothingIsDoneAndTheOthersAreTold()
    {
        var result = Surgeon.Apply("Pool.cs", Pool, [Op("add_method", "Pool", "void A() { }"), Op("remove", "Nowhere"), Op("add_method", "Pool", "void B() { }")]);

        Assert.Null(result.Text);
        Assert.Equal(2, result.Places.Length);
        Assert.StartsWith("Operation 2 (remove `Nowhere`): ", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AppliedTwice_IsAppliedAlready()
    {
        SurgicalOperation[] operations =
        [
            Op("add_import", code: "using System.Linq;"),
            Op("add_method", "Pool", "public void Clear()\n{\n  _count = 0;\n}"),
            Op("modify_method", "Take()", "public int Take() => 1;"),
            Op("add_field", "Pool", "private int _size;", "after", "_count"),
            Op("add_decorator", "Pool", "[Serializable]"),
            Op("rename", "_count", @new: "_number"),
        ];
        var once = Apply("Pool.cs", Pool, operations);

        // A field added beside one that was renamed since then has no neighbour any more.
        var again = Surgeon.Apply("Pool.cs", once, [.. operations.Select(operation => operation with { Beside = null, Position = null })]);

        Assert.Equal(["Operation 2"], again.Problems.Select(problem => problem.Message[..11]));
        Assert.All(again.Places, place => Assert.Equal(Rung.AlreadyApplied, place.Rung));
    }

    [Fact]
    public void WindowsLineEndsAndTabs_OfTheFileWin()
    {
        var windows = "class A\r\n{\r\n\tvoid One()\r\n\t{\r\n\t\tGo();\r\n\t}\r\n}\r\n";

        var text = Apply("A.cs", windows, Op("add_method", "A", "void Two()\n{\n    if (x)\n    {\n        Go();\n    }\n}"));

        Assert.Equal("class A\r\n{\r\n\tvoid One()\r\n\t{\r\n\t\tGo();\r\n\t}\r\n\r\n\tvoid Two()\r\n\t{\r\n\t\tif (x)\r\n\t\t{\r\n\t\t\tGo();\r\n\t\t}\r\n\t}\r\n}\r\n", text);
    }

    [Fact]
    public void LinesInLiterals_AreNotIndented()
    {
        const string code = "string Words()\n{\n    var a = @\"one\ntwo\";\n    return \"\"\"\n        three\n        \"\"\" + a;\n}";

        var text = Apply("A.cs", "class A\n{\n}\n", Op("add_method", "A", code));

        Assert.Equal("class A\n{\n    string Words()\n    {\n        var a = @\"one\ntwo\";\n        return \"\"\"\n        three\n        \"\"\" + a;\n    }\n}\n", text);
    }

    [Theory]
    [InlineData("class A { }", "class A {\n    int x;\n}")]
    [InlineData("class A { int a; }", "class A { int a;\n    int x;\n}")]
    [InlineData("class A {\n}", "class A {\n    int x;\n}")]
    [InlineData("class A;", "class A\n{\n    int x;\n}")]
    [InlineData("class A\n{\n    // nothing yet\n}", "class A\n{\n    // nothing yet\n    int x;\n}")]
    public void AddField_ToClassesOfAnyShape(string before, string after) =>
        Assert.Equal(after, Apply("A.cs", before, Op("add_field", "A", "int x;")));

    [Theory]
    [InlineData("enum E { A, B }", "enum E { A, B,\n    C\n}")]
    [InlineData("enum E\n{\n    A,\n    B,\n}", "enum E\n{\n    A,\n    B,\n    C,\n}")]
    [InlineData("enum E\n{\n    A, // first\n    B // second\n}", "enum E\n{\n    A, // first\n    B, // second\n    C\n}")]
    [InlineData("enum E\n{\n}", "enum E\n{\n    C\n}")]
    public void AddField_ToAnEnum_MindsTheCommas(string before, string after)
    {
        Assert.Equal(after, Apply("E.cs", before, Op("add_field", "E", "C")));
        Assert.Equal(after, Apply("E.cs", before, Op("add_field", "E", "C,")));
    }

    [Theory]
    [InlineData("enum E { A, B }", "B", "enum E { A }")]
    [InlineData("enum E { A, B }", "A", "enum E { B }")]
    [InlineData("enum E\n{\n    A,\n    B\n}", "B", "enum E\n{\n    A\n}")]
    [InlineData("class A { int a, b = 2, c; }", "b", "class A { int a, c; }")]
    [InlineData("class A { int a, b; }", "b", "class A { int a; }")]
    [InlineData("class A\n{\n    // Of a.\n    int a; // a\n\n    int b;\n}", "a", "class A\n{\n    int b;\n}")]
    [InlineData("class A\n{\n    int a;\n\n    void M()\n    {\n    }\n}\n", "M", "class A\n{\n    int a;\n}\n")]
    [InlineData("class A { }\n\nclass B { }", "B", "class A { }")]
    [InlineData("class A { }\n\nclass B { }\n", "A", "class B { }\n")]
    public void Remove_LeavesNothingBehind(string before, string target, string after) =>
        Assert.Equal(after, Apply("A.cs", before, Op("remove", target)));

    [Theory]
    [InlineData("modify_property", "Size", "public int Size { get; init; } = 3;", "class A\n{\n    public int Size { get; init; } = 3;\n    int _a = 1;\n}\n")]
    [InlineData("modify_field", "_a", "int _a = 2;", "class A\n{\n    public int Size => 1;\n    int _a = 2;\n}\n")]
    [InlineData("add_property", "A", "public int More => 2;", "class A\n{\n    public int Size => 1;\n    int _a = 1;\n\n    public int More => 2;\n}\n")]
    [InlineData("modify_class", "A", "class A\n{\n  int _b;\n}", "class A\n{\n    int _b;\n}\n")]
    public void PropertiesFieldsAndClasses(string type, string target, string code, string expected) =>
        Assert.Equal(expected, Apply("A.cs", "class A\n{\n    public int Size => 1;\n    int _a = 1;\n}\n", Op(type, target, code)));

    [Theory]
    [InlineData("add_class", "class B\n{\n    int x;\n}", "namespace N\n{\n    class A\n    {\n    }\n\n    class B\n    {\n        int x;\n    }\n}\n")]
    public void AddClass_GoesIntoTheNamespace(string type, string code, string expected) =>
        Assert.Equal(expected, Apply("A.cs", "namespace N\n{\n    class A\n    {\n    }\n}\n", Op(type, code: code)));

    [Fact]
    public void AddFunction_ToAProgram_StandsBeforeItsTypes() =>
        Assert.Equal(
            "Run();\n\nvoid Run() { }\n\nvoid Stop() { }\n\nclass A { }\n",
            Apply("Program.cs", "Run();\n\nvoid Run() { }\n\nclass A { }\n", Op("add_function", code: "void Stop() { }")));

    [Fact]
    public void BrokenFile_MayBeEditedWhereItsMembersAreKnown() =>
        Assert.Equal("class A { void M() => 1; }\nclass B { int x = ; }\n", Apply("A.cs", "class A { void M() { } }\nclass B { int x = ; }\n", Op("modify_method", "M", "void M() => 1;")));

    [Fact]
    public void ResultThatWouldNotParse_IsRefused()
    {
        var problem = Refuse("A.cs", "class A\n{\n#if X\n#endif\n#if X\n#else\n    int a;\n#endif\n}\n", Op("modify_field", "a", "int a;\n#endif"));

        Assert.Contains(problem.Code, new[] { "edit.parse_broken", "surgery.bad_code" });
    }

    [Fact]
    public void UnknownLanguage_IsRefused() => Assert.Equal("surgery.bad_operation", Refuse("notes.txt", "a", Op("remove", "a")).Code);
}
