using static AetherFlow.Edits.Tests.Operating;

namespace AetherFlow.Edits.Tests;

public sealed class SurgeonScriptTests
{
    private const string Shop = """
        #!/usr/bin/env node
        'use strict';
        import fs from "fs";
        import { a, b } from './ab.js'; // both

        const emoji = '😀 import x from "y"';

        /** Holds things. */
        export default class Pool extends Base {
          #count = 0;
          static size = 1;

          constructor(count) {
            super();
            this.#count = count;
          }

          // Takes one.
          async take() {
            return `take ${this.take()} ${() => { return "}" }}`;
          }
          get left() { return this.#count } set left(value) { this.#count = value }
        }

        export const make = (count) => {
          return new Pool(count);
        };

        const table = {
          one() { return 1 },
          two: function () { return 2 },
          three: () => 3
        };

        function last() { return /[}/]/.test("}") }
        module.exports = { make, last };

        """;

    [Theory]
    [InlineData("modify_method", "Pool.constructor", "constructor(count) {\n    super(count);\n}", "  constructor(count) {\n    super(count);\n  }\n\n  // Takes")]
    [InlineData("modify_method", "take", "async take() {\n\treturn 1;\n}", "  // Takes one.\n  async take() {\n    return 1;\n  }\n  get left")]
    [InlineData("modify_method", "take", "/* New. */\nasync take() { return 1; }", "  }\n\n  /* New. */\n  async take() { return 1; }\n")]
    [InlineData("modify_function", "make", "const make = (count) => new Pool(count + 1);", "export const make = (count) => new Pool(count + 1);\n\nconst table")]
    [InlineData("modify_function", "make", "export function make(count) {\n  return 1;\n}", "export function make(count) {\n  return 1;\n}")]
    [InlineData("modify_function", "last", "function last() { return 2; }", "function last() { return 2; }\nmodule")]
    [InlineData("modify_method", "table.two", "two() { return 22 }", "  two() { return 22 },\n  three")]
    [InlineData("modify_method", "table.three", "three: () => 33,", "  three: () => 33\n};")]
    [InlineData("add_method", "Pool", "clear() {\n  this.#count = 0;\n}", "value }\n\n  clear() {\n    this.#count = 0;\n  }\n}\n\nexport const")]
    [InlineData("add_method", "table", "four() { return 4 }", "  three: () => 3,\n  four() { return 4 }\n};")]
    [InlineData("add_function", null, "function more() {}", "function last() { return /[}/]/.test(\"}\") }\n\nfunction more() {}\n\nmodule.exports")]
    [InlineData("add_class", null, "class Other {\n}", "\n\nclass Other {\n}\n\nmodule.exports")]
    [InlineData("add_import", null, "import path from 'path';", "// both\nimport path from 'path';\n\nconst emoji")]
    [InlineData("add_field", "Pool", "static name2 = 'x';", "  static name2 = 'x';\n")]
    [InlineData("modify_field", "Pool.#count", "#count = 1;", "  #count = 1;\n  static size")]
    [InlineData("remove", "table.one", null, "const table = {\n  two: function")]
    [InlineData("remove", "table.three", null, "return 2 }\n};")]
    [InlineData("remove", "take", null, "count;\n  }\n\n  get left")]
    public void Operation_LandsWhereItShould(string type, string? target, string? code, string expected) =>
        Assert.Contains(expected, Apply("shop.js", Shop, Op(type, target, code)), StringComparison.Ordinal);

    [Theory]
    [InlineData("import fs from 'fs'")]
    [InlineData("fs")]
    public void ReplaceImport_ByStatementOrModule(string old)
    {
        var text = Apply("shop.js", Shop, Op("replace_import", old: old, @new: "import fs from 'node:fs';"));

        Assert.Equal(Shop.Replace("import fs from \"fs\";", "import fs from 'node:fs';", StringComparison.Ordinal), text);
    }

    [Theory]
    [InlineData("'use client'\n\nlet x\n", "'use client'\n\nimport a from 'a';\n\nlet x\n")]
    [InlineData("#!/usr/bin/env node\nlet x\n", "#!/usr/bin/env node\n\nimport a from 'a';\n\nlet x\n")]
    [InlineData("// @ts-check\nlet x\n", "// @ts-check\n\nimport a from 'a';\n\nlet x\n")]
    [InlineData("/** Of x. */\nlet x\n", "import a from 'a';\n\n/** Of x. */\nlet x\n")]
    public void AddImport_ToAFileWithout_StandsAtItsHead(string before, string after) =>
        Assert.Equal(after, Apply("a.js", before, Op("add_import", code: "import a from 'a';")));

    [Theory]
    [InlineData("a.ts", "interface A {\n  x: number;\n}\n", "add_method", "A", "run(): void;", "interface A {\n  x: number;\n\n  run(): void;\n}\n")]
    [InlineData("a.ts", "enum E { A, B }\n", "add_field", "E", "C", "enum E { A, B,\n  C\n}\n")]
    [InlineData("a.ts", "abstract class A<T> {\n  private x?: T;\n}\n", "add_method", "A", "abstract run<U>(a: T, b?: U): void;", "abstract class A<T> {\n  private x?: T;\n\n  abstract run<U>(a: T, b?: U): void;\n}\n")]
    [InlineData("a.tsx", "export function App() {\n  return <p>it's {1}</p>;\n}\n", "modify_function", "App", "function App() {\n    return (\n        <p>\n            it's {2}\n        </p>\n    );\n}", "export function App() {\n  return (\n    <p>\n      it's {2}\n    </p>\n  );\n}\n")]
    public void TypeScript(string path, string before, string type, string target, string code, string after) =>
        Assert.Equal(after, Apply(path, before, Op(type, target, code)));

    [Theory]
    [InlineData("function f() { return f() }\nx.f(); const y = { f: 1, g: f };\nlet s = `f ${f()} f` // f\n", "f", "function h() { return h() }\nx.f(); const y = { f: 1, g: h };\nlet s = `f ${h()} f` // f\n")]
    [InlineData("class A { f() { this.f() } }\nnew A().g(); const a = new A(); a.f(); a?.f();\n", "A.f", "class A { h() { this.h() } }\nnew A().g(); const a = new A(); a.h(); a?.h();\n")]
    [InlineData("class A { #f = 1; g() { return this.#f } }\n", "A.#f", "class A { #h = 1; g() { return this.#h } }\n")]
    [InlineData("const F = () => <p className=\"F\">F F</p>;\nconst G = () => <F f={F} />;\n", "F", "const h = () => <p className=\"F\">F F</p>;\nconst G = () => <h f={h} />;\n")]
    public void Rename_ChangesWhatIsCertain(string before, string target, string after) =>
        Assert.Equal(after, Apply("a.jsx", before, Op("rename", target, @new: target.Contains('#', StringComparison.Ordinal) ? "#h" : "h")));

    [Theory]
    [InlineData("class A { f() {} }\nlet g = x => x.f();\n", "A.f", "surgery.ambiguous")]
    [InlineData("function f() {}\nconst g = { f };\n", "f", "surgery.ambiguous")]
    [InlineData("function f() {}\nconst g = f => f();\n", "f", "surgery.ambiguous")]
    [InlineData("function f() {}\nlet h = f;\n", "f", "surgery.exists")]
    public void Rename_ThatIsNotCertain_IsRefused(string before, string target, string code) =>
        Assert.Equal(code, Refuse("a.js", before, Op("rename", target, @new: "h")).Code);

    [Theory]
    [InlineData("let a = 1, b = 2, c = 3;\n", "b", "let a = 1, c = 3;\n")]
    [InlineData("let a = 1, b = 2;\n", "b", "let a = 1;\n")]
    public void Remove_OneOfSeveralVariables(string before, string target, string after) =>
        Assert.Equal(after, Apply("a.js", before, Op("remove", target)));

    [Fact]
    public void Remove_OneOfSeveralNamesOfAPattern_IsRefused() =>
        Assert.Equal("surgery.bad_operation", Refuse("a.js", "const { a, b } = require('x');\n", Op("remove", "a")).Code);

    [Theory]
    [InlineData("add_method", "Pool", "function clear() {}")]
    [InlineData("add_method", "Pool", "clear() {} } class B {")]
    [InlineData("modify_method", "take", "Here it is: take() {}")]
    [InlineData("modify_function", "last", "class last {}")]
    public void BadCode_IsRefused(string type, string target, string code) =>
        Assert.Equal("surgery.bad_code", Refuse("shop.js", Shop, Op(type, target, code)).Code);

    [Fact]
    public void EveryMember_ByItself_ChangesNothing()
    {
        foreach (var member in Edits.Outlines.Of("shop.js", Shop)!.All().Where(member => member.Name.Length > 0 && member.Kind is not (MemberKind.Import or MemberKind.Namespace)))
        {
            var type = MemberWords.IsType(member.Kind) ? "modify_class" : member.Kind == MemberKind.Field ? "modify_field" : "modify_method";

            Assert.Equal(Shop, Apply("shop.js", Shop, Op(type, member.Path + member.Signature, Targets.Lines(Shop, member))));
        }
    }
}
