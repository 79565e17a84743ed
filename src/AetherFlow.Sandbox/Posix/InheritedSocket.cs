namespace AetherFlow.Sandbox.Posix;

/// <summary>
/// A content for a child, as <see cref="InheritedPipe.Holding"/>, that tells when the child has closed it: a pipe would
/// have to be closed here before the child finds its end, a pair of sockets has two directions.
/// </summary>
internal sealed class InheritedSocket : IDisposable
{
    private readonly int _own;
    private int _other;

    public InheritedSocket(ReadOnlySpan<byte> content)
    {
        (_own, _other) = Kernel.SocketPair();
        Kernel.SendAll(_own, content);
    }

    /// <summary>The descriptor of the child's end.</summary>
    public int Descriptor => _other;

    /// <summary>Closes the child's end here, once the child has it.</summary>
    public void HandOver()
    {
        if (_other >= 0) Kernel.Close(_other);
        _other = -1;
    }

    /// <summary>Waits until every process that had the other end has closed it.</summary>
    /// <returns>False when the time was over first.</returns>
    public bool WaitForClose(TimeSpan atMost) => Kernel.WaitForEnd(_own, atMost);

    public void Dispose()
    {
        HandOver();
        Kernel.Close(_own);
    }
}
