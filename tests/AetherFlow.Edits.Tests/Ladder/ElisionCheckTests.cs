namespace AetherFlow.Edits.Tests.Ladder;

/// <summary>Whole files that leave code out, in many disguises, and honest ones that only look so.</summary>
public sealed class ElisionCheckTests
{
    private const string Before = """
        import os
        import sys

        LIMIT = 10


        def load(path):
            with open(path) as file:
                lines = file.readlines()
            return [line.strip() for line in lines]


        def save(path, lines):
            with open(path, "w") as file:
                for line in lines:
                    file.write(line)


        def count(lines):
            total = 0
            for line in lines:
                total += len(line)
            return total


        def main(arguments):
            lines = load(arguments[1])
            print(count(lines))
            save(arguments[2], lines)


        if __name__ == "__main__":
            main(sys.argv)

        """;

    [Theory]
    [InlineData("# ... rest of the code unchanged ...")]
    [InlineData("# rest of code unchanged")]
    [InlineData("# ... existing code ...")]
    [InlineData("# (existing code)")]
    [InlineData("# [rest of the file remains the same]")]
    [InlineData("# The rest of the file remains unchanged.")]
    [InlineData("# remaining functions stay the same")]
    [InlineData("# Other functions unchanged")]
    [InlineData("# same as before")]
    [InlineData("# code omitted for brevity")]
    [InlineData("# ... other methods ...")]
    [InlineData("# ...")]
    [InlineData("# …")]
    [InlineData("...")]
    [InlineData("...  # existing code")]
    [InlineData("    pass  # ... existing implementation")]
    [InlineData("# --- unchanged code below ---")]
    [InlineData("# keep the existing code here")]
    [InlineData("# Rest of MyModule unchanged")]
    [InlineData("# snip: rest of file")]
    [InlineData("// ... existing code ...")]
    [InlineData("/* ... rest of the file ... */")]
    [InlineData("{/* ... existing components ... */}")]
    [InlineData("<!-- rest of the content unchanged -->")]
    [InlineData("-- rest of the code remains the same")]
    [InlineData(";; ... existing code ...")]
    [InlineData("\"\"\" ... rest of the code ... \"\"\"")]
    [InlineData("[... rest of code unchanged ...]")]
    [InlineData("# le reste du code est inchangé")]
    [InlineData("# ... le reste du fichier reste identique ...")]
    [InlineData("# (code existant inchangé)")]
    [InlineData("# suite du code sans changement")]
    [InlineData("# autres fonctions inchangées")]
    [InlineData("# restlicher Code unverändert")]
    [InlineData("# ... Rest der Datei bleibt gleich ...")]
    [InlineData("# bestehender Code bleibt unverändert")]
    [InlineData("# ... resto del código sin cambios ...")]
    [InlineData("# el resto del archivo sigue igual")]
    [InlineData("# resto del codice invariato")]
    [InlineData("# resto do código inalterado")]
    [InlineData("# rest van de code ongewijzigd")]
    [InlineData("# остальной код без изменений")]
    [InlineData("# 其余代码保持不变")]
    [InlineData("# 残りのコードは変更なし")]
    [InlineData("# 나머지 코드는 동일")]
    public void Apply_WordsInThePlaceOfCode_AreElided(string words)
    {
        var at = Before.IndexOf("def save", StringComparison.Ordinal);
        var whole = Before[..at].Replace("LIMIT = 10", "LIMIT = 20", StringComparison.Ordinal) + words + "\n";

        Assert.Equal("edit.elided", Assert.Single(Whole(Before, whole).Problems).Code);
    }

    [Theory]
    [InlineData("    # ... existing loop ...\n")]
    [InlineData("    ...\n")]
    [InlineData("    # unchanged code\n    pass\n")]
    public void Apply_BodyLeftOut_IsElided(string body)
    {
        const string Body = "    total = 0\n    for line in lines:\n        total += len(line)\n    return total\n";

        Assert.Equal("edit.elided", Assert.Single(Whole(Before, Before.Replace(Body, body, StringComparison.Ordinal)).Problems).Code);
    }

    public static TheoryData<string> Fragments { get; } =
    [
        "    total = 0\n    for line in lines:\n        total += 1\n    return total\n",
        "def count(lines):\n    total = 0\n    for line in lines:\n        total += len(line)\n    return total + 1\n",
        "def main(arguments):\n    lines = load(arguments[1])\n    print(count(lines), LIMIT)\n    save(arguments[2], lines)\n",
        "import os\nimport sys\n\nLIMIT = 10\n\n\ndef load(path):\n    with open(path",
    ];

    [Theory]
    [MemberData(nameof(Fragments))]
    public void Apply_PieceOfTheFile_IsElided(string whole) => Assert.Equal("edit.elided", Assert.Single(Whole(Before, whole).Problems).Code);

    public static TheoryData<string> Honest { get; } =
    [
        Before,
        Before + "\n# ... and more to come ...\n",
        Before.Replace("LIMIT = 10", "LIMIT = 10  # same as before", StringComparison.Ordinal),
        Before.Replace("LIMIT = 10", "# existing code relies on this limit\nLIMIT = 10", StringComparison.Ordinal),
        Before.Replace("    total = 0\n", "    # The rest of the lines is counted by length.\n    total = 0\n", StringComparison.Ordinal),
        Before.Replace("def save", "# unchanged since 2019\ndef save", StringComparison.Ordinal),
        Before.Replace("    total = 0\n    for line in lines:\n        total += len(line)\n    return total\n", "    return sum(map(len, lines))\n", StringComparison.Ordinal),
        Before.Replace("    total = 0\n    for line in lines:\n        total += len(line)\n    return total\n", "    # Same result as before, in one line.\n    return sum(map(len, lines))\n", StringComparison.Ordinal),
        Before.Replace("    total = 0\n    for line in lines:\n        total += len(line)\n    return total\n", "    raise NotImplementedError\n", StringComparison.Ordinal),
        "import os\nimport sys\n\nLIMIT = 10\n\n\ndef load(path):\n    with open(path) as file:\n        return file.read().splitlines()\n\n\nif __name__ == \"__main__\":\n    print(load(sys.argv[1]))\n",
        "print(\"one line is enough\")\n",
        "from package.tool import count, load, main, save\n\n__all__ = [\"count\", \"load\", \"main\", \"save\"]\n",
        "\"\"\"The remaining functions moved to other files.\"\"\"\nfrom .files import load, save\nfrom .lines import count\n",
        "from typing import Protocol\n\n\nclass Store(Protocol):\n    def load(self, path): ...\n\n    def save(self, path, lines): ...\n",
        "import os\nimport sys\n\nLIMIT = 10\n\n\ndef load(path):\n    with open(path) as file:\n        lines = file.readlines()\n    return [line.strip() for line in lines]\n",
        Before.ReplaceLineEndings("\r\n"),
        Before.ToUpperInvariant(),
        string.Concat(Before.Split('\n').Select(line => line.Length > 0 ? line + "  # x\n" : "\n")),
        Before.Replace("import os\n", "import os  # noqa: kept for other modules\n", StringComparison.Ordinal),
        Before.Replace("for line in lines:\n        total += len(line)", "for line in lines:\n        # ... skip blank ones, as the original parser does for old files\n        total += len(line)", StringComparison.Ordinal),
        Before.Replace("def count", "# other helpers: see lines.py, which has the rest of them, all tested\ndef count", StringComparison.Ordinal),
        Before.Replace("print(count(lines))", "print(\"...\", count(lines))", StringComparison.Ordinal),
        Before.Replace("print(count(lines))", "print(\"rest of code unchanged\")", StringComparison.Ordinal),
        Before.Replace("LIMIT = 10", "LIMIT = [*range(3), ...]", StringComparison.Ordinal),
        Before.Replace("def count", "# ---------------------------------\ndef count", StringComparison.Ordinal),
        Before.Replace("def count", "# **********\ndef count", StringComparison.Ordinal),
        Before.Replace("def count", "# section: other\ndef count", StringComparison.Ordinal),
        Before.Replace("def count", "# reste à faire: les autres langues, avec le même format de fichier\ndef count", StringComparison.Ordinal),
        Before.Replace("import os\n", "", StringComparison.Ordinal),
        Before.Replace("\n\n\n", "\n\n", StringComparison.Ordinal),
        "# A new tool\nimport json\n\n\ndef run(path):\n    # same format as before\n    data = json.loads(open(path).read())\n    for key, value in data.items():\n        print(key, value)\n    return data\n\n\ndef check(path):\n    return bool(run(path))\n",
        "# rewritten\nimport pathlib\n\n\ndef load(path):\n    return pathlib.Path(path).read_text().split()\n\n\ndef save(path, lines):\n    pathlib.Path(path).write_text(\" \".join(lines))\n",
        Before[..Before.IndexOf("def count", StringComparison.Ordinal)],
        Before[..Before.IndexOf("if __name__", StringComparison.Ordinal)],
        Before.Replace("LIMIT = 10\n", "LIMIT = 10\n# previous: 5\n", StringComparison.Ordinal),
        Before.Replace("LIMIT = 10\n", "LIMIT = 10\n# the others are constants of the module above, see there for why they are so\n", StringComparison.Ordinal),
        Before.Replace("    return total\n", "    return total  # unchanged for callers\n", StringComparison.Ordinal),
        Before.Replace("    return total\n", "    return total\n\n\ndef stub(): ...\n", StringComparison.Ordinal),
        Before.Replace("    return total\n", "    return total\n\n\nclass Empty:\n    ...\n", StringComparison.Ordinal),
        Before.Replace("    with open(path, \"w\") as file:\n        for line in lines:\n            file.write(line)\n", "    store.write(path, lines)\n    # existing files are replaced\n", StringComparison.Ordinal),
        "{\n  \"...\": \"rest of code\",\n  \"name\": \"existing code\"\n}\n",
    ];

    [Theory]
    [MemberData(nameof(Honest))]
    public void Apply_HonestFile_IsTaken(string whole)
    {
        var result = Whole(Before, whole);

        Assert.True(result.Succeeded, string.Join('\n', result.Problems));
        Assert.Equal(whole, result.Text);
    }

    [Fact]
    public void Apply_ElisionThatTheFileHadBefore_IsTaken()
    {
        var before = Before.Replace("LIMIT = 10", "# ... rest of the code ...\nLIMIT = 10", StringComparison.Ordinal);

        Assert.True(Whole(before, before.Replace("    total = 0\n    for line in lines:\n        total += len(line)\n    return total\n", "    return 0\n", StringComparison.Ordinal)).Succeeded);
    }

    [Fact]
    public void Apply_NewFile_MayHaveAnyWords() => Assert.True(FileEditor.Apply("a.py", null, [new WholeFile("a.py", "# rest of code unchanged\n", true)]).Succeeded);

    private static EditResult Whole(string before, string text) => FileEditor.Apply("a.py", before, [new WholeFile("a.py", text, true)]);
}
