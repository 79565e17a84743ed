using System.IO.Pipes;

namespace AetherFlow.Sandbox.Posix;

/// <summary>The three pipes to a child, of which it gets the other ends.</summary>
internal sealed class Pipes : IDisposable
{
    public AnonymousPipeServerStream Input { get; } = new(PipeDirection.Out, HandleInheritability.None);

    public AnonymousPipeServerStream Output { get; } = new(PipeDirection.In, HandleInheritability.None);

    public AnonymousPipeServerStream Error { get; } = new(PipeDirection.In, HandleInheritability.None);

    /// <summary>The child's ends, in the order of its descriptors 0, 1 and 2.</summary>
    public int[] ChildEnds => [EndOf(Input), EndOf(Output), EndOf(Error)];

    /// <summary>Closes the child's ends here, once the child has them: only then does its end become the end of the stream.</summary>
    public void HandOver()
    {
        Input.DisposeLocalCopyOfClientHandle();
        Output.DisposeLocalCopyOfClientHandle();
        Error.DisposeLocalCopyOfClientHandle();
    }

    public void Dispose()
    {
        HandOver();
        Input.Dispose();
        Output.Dispose();
        Error.Dispose();
    }

    private static int EndOf(AnonymousPipeServerStream pipe) => (int)pipe.ClientSafePipeHandle.DangerousGetHandle();
}
