using static AetherFlow.Edits.Tests.Operating;

namespace AetherFlow.Edits.Tests;

public sealed class SurgeonImportTests
{
    [Theory]
    [InlineData("using A;\nusing B;\n\nclass C;\n", "using X;", "using A;\nusing B;\nusing X;\n\nclass C;\n")]
    [InlineData("class C;\n", "using X;", "using X;\n\nclass C;\n")]
    [InlineData("", "using X;", "using X;\n")]
    [InlineData("// Licence: free.\n\nclass C;\n", "using X;", "// Licence: free.\n\nusing X;\n\nclass C;\n")]
    [InlineData("/// <summary>Of C.</summary>\nclass C;\n", "using X;", "using X;\n\n/// <summary>Of C.</summary>\nclass C;\n")]
    [InlineData("#nullable enable\n\nclass C;\n", "using X;", "#nullable enable\n\nusing X;\n\nclass C;\n")]
    [InlineData("using A; // first\nclass C;\n", "using X;", "using A; // first\nusing X;\nclass C;\n")]
    [InlineData("using A;\nclass C;\n", "global using X;", "global using X;\nusing A;\nclass C;\n")]
    [InlineData("namespace N\n{\n    using A;\n\n    class C;\n}\n", "using X;", "namespace N\n{\n    using A;\n    using X;\n\n    class C;\n}\n")]
    [InlineData("using A;\n", "using A;\nusing X;", "using A;\nusing X;\n")]
    public void AddImport_GoesWhereTheLanguageWantsIt(string before, string import, string after)
    {
        Assert.Equal(after, Apply("A.cs", before, Op("add_import", code: import)));

        var again = Surgeon.Apply("A.cs", after, [Op("add_import", @new: import)]);
        Assert.Equal(after, again.Text);
        Assert.Equal(Rung.AlreadyApplied, Assert.Single(again.Places).Rung);
    }

    [Theory]
    [InlineData("using A;")]
    [InlineData("using A")]
    [InlineData("A")]
    public void ReplaceImport_ByStatementOrByName_LeavesStringsAlone(string old)
    {
        const string before = "using A;\nusing B;\nclass C { string s = \"using A;\"; }\n";
        const string after = "using X;\nusing B;\nclass C { string s = \"using A;\"; }\n";

        Assert.Equal(after, Apply("A.cs", before, Op("replace_import", old: old, @new: "using X;")));
        Assert.Equal(after, Apply("A.cs", after, Op("replace_import", old: old, @new: "using X;")));
    }

    [Fact]
    public void ReplaceImport_Unknown_ListsThoseThatAreThere()
    {
        var problem = Refuse("A.cs", "using A;\nclass C;\n", Op("replace_import", old: "using Z;", @new: "using X;"));

        Assert.Equal("surgery.not_found", problem.Code);
        Assert.Contains("`using A;` (line 1)", problem.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("// Licence.\nusing A;\nusing B;\n\nclass C;\n", "A", "// Licence.\nusing B;\n\nclass C;\n")]
    [InlineData("using A;\nusing B;\n\nclass C;\n", "using B;", "using A;\n\nclass C;\n")]
    public void RemoveImport_KeepsTheHeadOfTheFile(string before, string target, string after) =>
        Assert.Equal(after, Apply("A.cs", before, Op("remove_import", target)));

    [Theory]
    [InlineData("a.py", "import os, sys\n", "import os")]
    [InlineData("a.py", "from a import (b as c,\n  d)\n", "from a import d, b as c")]
    [InlineData("a.js", "import D, { a, b as c } from './x.js';\n", "import { b as c } from \"./x.js\"")]
    public void AddImport_ThatAnotherStatementCovers_IsAppliedAlready(string path, string before, string import)
    {
        var result = Surgeon.Apply(path, before, [Op("add_import", code: import)]);

        Assert.Equal(before, result.Text);
        Assert.Equal(Rung.AlreadyApplied, Assert.Single(result.Places).Rung);
    }

    [Theory]
    [InlineData("a.py", "import os\n", "import re, json", "import os\nimport re, json\n")]
    [InlineData("a.ts", "import type { A } from 'x';\n", "import { B } from 'x';", "import type { A } from 'x';\nimport { B } from 'x';\n")]
    [InlineData("a.js", "/* Words. */\n'use client';\nf();\n", "import x from 'x';", "/* Words. */\n'use client';\n\nimport x from 'x';\n\nf();\n")]
    [InlineData("a.js", "// eslint-disable-next-line\nf();\n", "import x from 'x';", "import x from 'x';\n\n// eslint-disable-next-line\nf();\n")]
    [InlineData("A.cs", "using A;\n#if X\nusing C;\n#else\nusing D;\n#endif\n\nnamespace N;\n", "using B;", "using A;\nusing B;\n#if X\nusing C;\n#else\nusing D;\n#endif\n\nnamespace N;\n")]
    public void AddImport_ToOthers(string path, string before, string import, string after) => Assert.Equal(after, Apply(path, before, Op("add_import", code: import)));

    [Theory]
    [InlineData("import { a, b } from './x.js';\n", "import { a, c } from './x.js';")]
    [InlineData("import R from 'react';\n", "import R, { useState } from 'react';")]
    public void AddImport_OfANameThatIsImported_IsRefused(string before, string import) =>
        Assert.Equal("surgery.exists", Refuse("a.js", before, Op("add_import", code: import)).Code);

    [Fact]
    public void OneOfSeveralModules_IsNotTakenWithTheOthers()
    {
        Assert.Equal("surgery.bad_operation", Refuse("a.py", "import os, sys\n", Op("remove_import", "os")).Code);
        Assert.Equal("surgery.bad_operation", Refuse("a.py", "import os, sys\n", Op("replace_import", old: "os", @new: "import re")).Code);
        Assert.Equal("import os\n", Apply("a.py", "import os, sys\n", Op("replace_import", old: "import os, sys", @new: "import os")));
    }

    [Fact]
    public void RemoveImport_OfAConditionOfItsOwn_LeavesPass() =>
        Assert.Equal("if T:\n    pass\n\nx = 1\n", Apply("a.py", "if T:\n    from x import Y\n\nx = 1\n", Op("remove_import", "x")));

    [Fact]
    public void AddImport_ThatIsNone_IsBadCode() =>
        Assert.Equal("surgery.bad_code", Refuse("A.cs", "class C;\n", Op("add_import", code: "class D;")).Code);
}
