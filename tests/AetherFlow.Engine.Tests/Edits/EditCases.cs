namespace AetherFlow.Engine.Tests.Edits;

/// <summary>One reply for each format, and one with several formats and files.</summary>
internal static class EditCases
{
    private const string Shop = """
        import os


        class Shop:
            def open(self):
                return True

            def close(self):
                return False

        """;

    public static IReadOnlyDictionary<string, EditCase> All { get; } = new SortedDictionary<string, EditCase>(StringComparer.Ordinal)
    {
        ["search_replace"] = SearchReplace,
        ["unified_diff"] = UnifiedDiff,
        ["apply_patch"] = ApplyPatch,
        ["surgical_csharp"] = SurgicalCSharp,
        ["surgical_python"] = SurgicalPython,
        ["surgical_typescript"] = SurgicalTypeScript,
        ["whole"] = Whole,
        ["file_blocks"] = FileBlocks,
        ["several"] = Several,
    };

    private static EditCase SearchReplace => new()
    {
        // With a byte order mark, CRLF and no final newline; the reply has none of it, and lost a blank at a line's end.
        Before = Files(("src/a.txt", "\uFEFFone \r\ntwo\r\nthree"), ("b.txt", "same\n")),
        Reply = "Two changes.\n\n"
            + EditReplies.SearchReplace("src/a.txt", "one\ntwo\n", "one\nzwei\n")
            + EditReplies.SearchReplace("src/a.txt", "three\n", "three\nfour\n"),
        After = Files(("src/a.txt", "\uFEFFone \r\nzwei\r\nthree\r\nfour"), ("b.txt", "same\n")),
        Edits = ["src/a.txt:1 trailing_blanks 0.941", "src/a.txt:3 exact 1"],
    };

    private static EditCase UnifiedDiff => new()
    {
        Before = Files(("a.txt", "one\ntwo\nthree\nfour\nfive\nsix\n"), ("old.txt", "moved\n"), ("gone.txt", "gone\n")),
        Reply = "```diff\n--- a/a.txt\n+++ b/a.txt\n@@ -40,3 +40,3 @@\n one\n-two\n+2\n three\n@@ -1,2 +7,3 @@ nonsense\n five\n-six\n+6\n+7\n"
            + "diff --git a/old.txt b/deep/new.txt\nsimilarity index 100%\nrename from old.txt\nrename to deep/new.txt\n"
            + "diff --git a/gone.txt b/gone.txt\ndeleted file mode 100644\n--- a/gone.txt\n+++ /dev/null\n@@ -1 +0,0 @@\n-gone\n"
            + "diff --git a/made.txt b/made.txt\nnew file mode 100644\n--- /dev/null\n+++ b/made.txt\n@@ -0,0 +1 @@\n+made\n```\n",
        After = Files(("a.txt", "one\n2\nthree\nfour\nfive\n6\n7\n"), ("deep/new.txt", "moved\n"), ("made.txt", "made\n")),
        Edits = ["a.txt:1 exact 1", "a.txt:5 exact 1"],
    };

    private static EditCase ApplyPatch => new()
    {
        Before = Files(("a.txt", "first\n  x\nsecond\n  x\n"), ("old.txt", "one\r\ntwo\r\n"), ("gone.txt", "gone\n")),
        Reply = EditReplies.Patch(
            "*** Update File: a.txt\n@@ second\n-  x\n+  y\n*** End of File\n",
            EditReplies.Move("old.txt", "deep/new.txt", " one\n-two\n+2\n"),
            EditReplies.Delete("gone.txt"),
            EditReplies.Add("made.txt", "made")),
        After = Files(("a.txt", "first\n  x\nsecond\n  y\n"), ("deep/new.txt", "one\r\n2\r\n"), ("made.txt", "made\n")),
        Edits = ["a.txt:4 exact 1", "old.txt:1 line_ends 1"],
    };

    private static EditCase SurgicalCSharp => new()
    {
        Before = Files(("Shop.cs", "namespace Shops;\n\npublic class Shop\n{\n    public bool Open() => true;\n\n    public bool Close() => false;\n}\n")),
        Reply = EditReplies.Surgical("Shop.cs", """
            {"type": "modify_method", "target": "Shop.Open", "code": "public bool Open() => false;"},
            {"type": "add_method", "target": "Shop", "position": "after", "after_method": "Close", "code": "public bool Lock() => true;"}
            """),
        After = Files(("Shop.cs", "namespace Shops;\n\npublic class Shop\n{\n    public bool Open() => false;\n\n    public bool Close() => false;\n\n    public bool Lock() => true;\n}\n")),
        Edits = ["Shop.cs:5 member 1", "Shop.cs:7 member 1"],
    };

    private static EditCase SurgicalPython => new()
    {
        Before = Files(("shop.py", Shop)),
        Reply = EditReplies.Surgical("shop.py", """
            {"type": "modify_method", "target": "Shop.open", "code": "def open(self):\n    return os.name"},
            {"type": "add_import", "code": "import sys"}
            """),
        After = Files(("shop.py", Shop.Replace("return True", "return os.name", StringComparison.Ordinal).Replace("import os\n", "import os\nimport sys\n", StringComparison.Ordinal))),
        Edits = ["shop.py:5 member 1", "shop.py:1 member 1"],
    };

    private static EditCase SurgicalTypeScript => new()
    {
        Before = Files(("shop.ts", "export class Shop {\n  open(): boolean {\n    return true;\n  }\n}\n")),
        Reply = EditReplies.Surgical("shop.ts", """
            {"type": "modify_method", "target": "Shop.open", "code": "open(): boolean {\n  return false;\n}"}
            """),
        After = Files(("shop.ts", "export class Shop {\n  open(): boolean {\n    return false;\n  }\n}\n")),
        Edits = ["shop.ts:2 member 1"],
    };

    private static EditCase Whole => new()
    {
        Before = Files(("a.txt", "one\r\ntwo")),
        Reply = "```text\n1\n2\n```\n",
        After = Files(("a.txt", "1\r\n2")),
    };

    private static EditCase FileBlocks => new()
    {
        Before = Files(("a.txt", "one\n"), ("src/b.txt", "two\n")),
        Reply = "FILE: a.txt\n```\n1\n```\n\nFILE: src/b.txt\n```\n2\n```\n\nFILE: src/c.txt\n```\n3\n```\n",
        After = Files(("a.txt", "1\n"), ("src/b.txt", "2\n"), ("src/c.txt", "3\n")),
    };

    private static EditCase Several => new()
    {
        Before = Files(("a.txt", "one\ntwo\n"), ("b.txt", "three\nfour\n"), ("c.txt", "five\n"), ("shop.py", Shop), ("d.txt", "six\n")),
        Reply = "First this:\n\n" + EditReplies.SearchReplace("a.txt", "two\n", "2\n")
            + "\nThen that:\n\n" + EditReplies.Diff("b.txt", " three\n-four\n+4\n")
            + "\n" + EditReplies.Patch(EditReplies.Move("c.txt", "e.txt", "-five\n+5\n"))
            + "\n" + EditReplies.Surgical("shop.py", """{"type": "remove", "target": "Shop.close"}""")
            + "\nFILE: d.txt\n```\n6\n```\n",
        After = Files(("a.txt", "one\n2\n"), ("b.txt", "three\n4\n"), ("e.txt", "5\n"), ("d.txt", "6\n"),
            ("shop.py", "import os\n\n\nclass Shop:\n    def open(self):\n        return True\n")),
        Edits = ["a.txt:2 exact 1", "b.txt:1 exact 1", "c.txt:1 exact 1", "shop.py:8 member 1"],
    };

    private static SortedDictionary<string, string> Files(params (string Path, string Text)[] files)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, text) in files) all.Add(path, text);
        return all;
    }
}
