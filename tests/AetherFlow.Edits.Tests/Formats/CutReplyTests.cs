namespace AetherFlow.Edits.Tests.Formats;

public sealed class CutReplyTests
{
    private const string Reply = """
        I change five files.

        src/a.py
        ```python
        <<<<<<< SEARCH
        Title
        =====
        a = 1
        =======
        Title
        =====
        a = 2
        >>>>>>> REPLACE
        <<<<<<< SEARCH
        b
        =======
        =======
        >>>>>>> REPLACE
        ```

        ```diff
        --- a/src/b.py
        +++ b/src/b.py
        @@ -1,2 +1,2 @@
         c
        -d
        +e
        ```

        *** Begin Patch
        *** Update File: src/c.py
        @@ def f():
        -g
        +h
        *** Add File: src/d.py
        +i
        *** End Patch

        ```json
        {"file": "src/e.py", "operations": [
          {"type": "add_method", "target": "A", "code": "def g(self): return '}'"}
        ]}
        ```

        Done.
        """;

    [Fact]
    public void Read_EveryPrefix_GivesNoEditThatTheWholeReplyDoesNotGive()
    {
        var whole = Shown.Edits(Reply);

        Assert.Equal(6, whole.Length);
        for (var length = 0; length < Reply.Length; length++)
        {
            Assert.All(Shown.Edits(Reply[..length]), edit => Assert.Contains(edit, whole));
        }
    }
}
