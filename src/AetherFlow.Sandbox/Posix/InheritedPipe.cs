using System.IO.Pipes;

namespace AetherFlow.Sandbox.Posix;

/// <summary>A pipe of which a child inherits one end, under the number it has here.</summary>
internal sealed class InheritedPipe : IDisposable
{
    private readonly AnonymousPipeServerStream _pipe;

    private InheritedPipe(PipeDirection direction) => _pipe = new AnonymousPipeServerStream(direction, HandleInheritability.None);

    /// <summary>The descriptor of the child's end.</summary>
    public int Descriptor => (int)_pipe.ClientSafePipeHandle.DangerousGetHandle();

    /// <summary>Our end.</summary>
    public Stream Stream => _pipe;

    public static InheritedPipe FromChild() => new(PipeDirection.In);

    public static InheritedPipe ToChild() => new(PipeDirection.Out);

    /// <summary>A pipe that holds the content already, and its end.</summary>
    /// <param name="content">Less than a pipe takes without a reader (64 KB, man 7 pipe).</param>
    public static InheritedPipe Holding(ReadOnlySpan<byte> content)
    {
        if (content.Length > 60_000) throw new ArgumentException($"{content.Length} bytes are more than a pipe holds for sure.", nameof(content));
        var pipe = new InheritedPipe(PipeDirection.Out);
        pipe._pipe.Write(content);
        return pipe;
    }

    /// <summary>Closes the child's end here, once the child has it.</summary>
    public void HandOver() => _pipe.DisposeLocalCopyOfClientHandle();

    public void Dispose()
    {
        HandOver();
        _pipe.Dispose();
    }
}
