namespace AetherFlow.Edits.Tests.Formats;

public sealed class ApplyPatchTests
{
    private const string Update = "*** Begin Patch\n*** Update File: x.py\n@@\n c\n-a\n+b\n*** End Patch\n";

    [Theory]
    [InlineData(Update)]
    [InlineData("So:\n```\n" + Update + "```\nDone.\n")]
    [InlineData("```bash\napply_patch <<'EOF'\n" + Update + "EOF\n```\n")]
    [InlineData("```sh\ncd src && apply_patch <<\"PATCH\"\n" + Update + "PATCH\n```\n")]
    [InlineData("  *** Begin Patch \n  *** Update File: x.py \n@@  \n c\n-a\n+b\n *** End Patch\t\n")]
    [InlineData("*** Begin Patch\r\n*** Update File: x.py\r\n c\r\n-a\r\n+b\r\n\r\n*** End Patch\r\n")]
    [InlineData("1. Patch:\n\n   ```\n   *** Begin Patch\n   *** Update File: x.py\n    c\n   -a\n   +b\n   *** End Patch\n   ```\n")]
    [InlineData("*** Begin Patch\n*** Update File: x.py\n@@ -1,2 +1,2 @@\n c\n-a\n+b\n@@\n d\n*** End Patch\n")]
    public void Read_Update_GivesItsHunk(string reply)
    {
        var document = ReplyReader.Read(reply);

        Assert.Equal(["x.py: c|a → c|b"], Shown.Edits(reply));
        Assert.Empty(document.Faults);
        Assert.Empty(document.Blocks);
    }

    [Theory]
    [InlineData("*** Add File: n/x.py\n+a\n+\n+ b\n\n*** Delete File: o.py\n", "n/x.py: whole a|| b|, o.py: delete")]
    [InlineData("*** Add File: n.py\n\n+a\n\n\n+b\n\n*** Add File: m.py\n+c\n", "n.py: whole a|||b|, m.py: whole c|")]
    [InlineData("*** Add File: n.py\n", "n.py: whole ")]
    [InlineData("*** Update File: x.py\n*** Move to: y.py\n@@\n-a\n+b\n", "x.py: move to y.py a → b")]
    [InlineData("*** Update File: x.py\n*** Move to: y.py\n", "x.py: move to y.py")]
    [InlineData("*** Update File: x.py\n@@ class A\n@@   def f():\n-a\n+b\n@@ class B\n+c\n", "x.py: @class A @def f(): a → b; @class B  → c")]
    [InlineData("*** Update File: x.py\n@@\n-a\n+b\n*** End of File\n", "x.py: a → b at end")]
    [InlineData("*** Update File: x.md\n ```\n-a\n+```b\n", "x.md: ```|a → ```|```b")]
    [InlineData("*** Update File: x.py\n-a\n+b\n  *** Update File: y.py\n-c\n+d\n", "x.py: a → b, y.py: c → d")]
    [InlineData("*** Update File: x.py\n a\n\n-b\n", "x.py: a||b → a|")]
    public void Read_KindsOfFiles_AreToldApart(string patch, string expected) =>
        Assert.Equal(expected, string.Join(", ", Shown.Edits($"*** Begin Patch\n{patch}*** End Patch\n")));

    [Theory]
    [InlineData("*** Begin Patch\n*** End Patch\n", 1)]
    [InlineData("*** Begin Patch\n*** Update File: x.py\n*** End Patch\n", 2)]
    [InlineData("*** Begin Patch\n*** Update File: x.py\n@@\n a\n*** End Patch\n", 2)]
    [InlineData("*** Begin Patch\n*** Frobnicate File: x.py\n*** End Patch\n", 2)]
    [InlineData("*** Begin Patch\n*** Update File:\n-a\n*** End Patch\n", 2)]
    [InlineData("*** Begin Patch\n*** Update File: x.py\n-a\nlost\n*** End Patch\n", 4)]
    [InlineData("*** Begin Patch\n*** Add File: x.py\nlost\n*** End Patch\n", 3)]
    [InlineData("*** Begin Patch\n*** Delete File: x.py\n-a\n*** End Patch\n", 3)]
    [InlineData("*** Begin Patch\n+a\n*** End Patch\n", 2)]
    [InlineData("*** Begin Patch\n*** Update File: x.py\n-a\n+b\n", 1)]
    [InlineData("*** Begin Patch\n*** Update File: x.py\n-a\n*** Begin Patch\n*** Delete File: y.py\n*** End Patch\n", 1)]
    [InlineData("*** Update File: x.py\n-a\n+b\n", 1)]
    public void Read_BrokenPatch_IsBadFormatWithItsLine(string reply, int line)
    {
        var document = ReplyReader.Read(reply);

        Assert.Equal(("edit.bad_format", line), (document.Faults[0].Code, document.Faults[0].Line));
        Assert.DoesNotContain(document.Edits, e => e.Path == "x.py");
    }

    [Fact]
    public void Read_CodexScenarios_GiveTheirEditsOrAreRefused()
    {
        var folder = Corpus.Require("apply-patch");
        var found = Directory.GetDirectories(folder).Order(StringComparer.Ordinal).ToDictionary(
            path => Path.GetFileName(path)[..3],
            path => ReplyReader.Read(File.ReadAllText(Path.Combine(path, "patch.txt"))) is { Faults: [var fault] }
                ? fault.Code
                : string.Join(", ", Shown.Edits(File.ReadAllText(Path.Combine(path, "patch.txt")))));

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["001"] = "bar.md: whole This is a new file|",
                ["002"] = "nested/new.txt: whole created|, delete.txt: delete, modify.txt: line2 → changed",
                ["004"] = "old/name.txt: move to renamed/dir/name.txt old content → new content",
                ["005"] = "edit.bad_format",
                ["007"] = "missing.txt: delete",
                ["008"] = "edit.bad_format",
                ["010"] = "old/name.txt: move to renamed/dir/name.txt from → new",
                ["012"] = "dir: delete",
                ["013"] = "edit.bad_format",
                ["014"] = "no_newline.txt: no newline at end → first line|second line",
                ["016"] = "input.txt:  → added line 1|added line 2",
                ["017"] = "foo.txt: old → new",
                ["019"] = "foo.txt: line1|naïve café → line1|naïve café ✅",
                ["020"] = "file.txt: one → two",
                ["021"] = "lines.txt: line1|line2|line3 → line1|line3",
            },
            found);
    }
}
