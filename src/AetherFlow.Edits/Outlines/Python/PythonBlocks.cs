namespace AetherFlow.Edits;

/// <summary>The suites that are open at a place, and what may be carried on in the innermost.</summary>
internal sealed class PythonBlocks(PythonTokens tokens)
{
    private readonly Stack<PythonBlock> _open = new([new PythonBlock(null, null, "")]);

    public PythonBlock Inner => _open.Peek();

    public int Count => _open.Count;

    public void Open(PythonBlock block) => _open.Push(block);

    public PythonBlock Close()
    {
        EndChain();
        return _open.Pop();
    }

    /// <summary>Another statement begins, which carries on nothing.</summary>
    public void EndChain()
    {
        if (Inner.Chain == "try") tokens.Source.Report(Inner.ChainStart, "'try' has no 'except' or 'finally'");
        Inner.Chain = "";
    }

    /// <summary>A compound statement, or a further part of one, begins.</summary>
    public void Chain(string keyword, int start)
    {
        var before = Inner.Chain;
        var isFine = keyword switch
        {
            "elif" => before is "if",
            "else" => before is "if" or "loop" or "except",
            "except" => before is "try" or "except",
            "finally" => before is "try" or "except" or "try-else",
            _ => true,
        };
        if (!isFine) tokens.Source.Report(start, $"unexpected '{keyword}'");
        if (keyword is not ("except" or "finally")) EndChain();
        Inner.ChainStart = start;
        Inner.Chain = keyword switch
        {
            "if" or "elif" => "if",
            "for" or "while" => "loop",
            "try" => "try",
            "except" => "except",
            "else" when before == "except" => "try-else",
            _ => "",
        };
    }
}
