namespace AetherFlow.Runs.Output;

/// <summary>
/// Finds the pictures of file trees that a reply draws beside its code: blocks named <c>file_tree</c> or
/// <c>structure</c>, and lines that begin with ├ │ └ outside blocks of code. The reply itself is never changed.
/// </summary>
internal sealed class StructureBlock
{
    private static readonly string[] Names = ["file_tree", "structure"];

    /// <summary>Blocks of no language may hold a picture; a block of code holds code, whatever it looks like.</summary>
    private static readonly string[] PlainNames = ["", "text", "txt", "tree", "plaintext"];

    private readonly List<string> _found = [];
    private readonly List<string> _picture = [];
    private Fence? _fence;
    private string _before = "";

    /// <summary>All pictures, a blank line between them; null where there is none.</summary>
    public static string? Find(string reply)
    {
        var block = new StructureBlock();
        foreach (var line in reply.ReplaceLineEndings("\n").Split('\n')) block.Read(line);
        block.Close();
        return block._found.Count == 0 ? null : string.Join("\n\n", block._found) + "\n";
    }

    private bool InStructure => _fence is { } fence && Names.Contains(fence.Info, StringComparer.OrdinalIgnoreCase);

    private bool InCode => _fence is { } fence && !PlainNames.Contains(fence.Info, StringComparer.OrdinalIgnoreCase);

    private void Read(string line)
    {
        if (_fence is { } open && open.IsClosedBy(line))
        {
            Close();
            _fence = null;
        }
        else if (_fence is null && Fence.Opened(line) is { } opened)
        {
            Close();
            _fence = opened;
        }
        else if (InStructure || (!InCode && IsTreeLine(line)))
        {
            if (_picture.Count == 0 && !InStructure && IsRoot(_before)) _picture.Add(_before);
            _picture.Add(line);
        }
        else
        {
            Close();
        }

        _before = line;
    }

    private void Close()
    {
        // Bars alone may be a table or a quotation; a tree has branches.
        var isPicture = InStructure || _picture.Exists(line => line.Contains("├─", StringComparison.Ordinal) || line.Contains("└─", StringComparison.Ordinal));
        var text = string.Join('\n', _picture).Trim('\n');
        if (isPicture && text.Length > 0) _found.Add(text);
        _picture.Clear();
    }

    private bool IsTreeLine(string line) =>
        line is ['├' or '└' or '│', ..] || (_picture.Count > 0 && line.TrimStart(' ') is ['├' or '└' or '│', ..]);

    /// <summary>The folder that a tree hangs from stands right above it.</summary>
    private static bool IsRoot(string line) =>
        line.Trim() is { Length: > 0 } text && (text == "." || text.EndsWith('/')) && !text.Contains(' ');

    private readonly record struct Fence(char Mark, int Length, string Info)
    {
        public static Fence? Opened(string line)
        {
            var text = line.TrimStart();
            if (text is not ['`' or '~', ..]) return null;
            var length = text.Length - text.TrimStart(text[0]).Length;
            return length < 3 ? null : new Fence(text[0], length, text[length..].Trim());
        }

        public bool IsClosedBy(string line)
        {
            var text = line.Trim();
            return text.Length >= Length && text.Trim(Mark).Length == 0;
        }
    }
}
