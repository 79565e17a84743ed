using System.Text;

namespace AetherFlow.Runs.Output;

/// <summary>Writes files into one folder: each appears whole or not at all, and none through a symbolic link below the folder.</summary>
internal sealed class OutputWriter(string folder, Redactor redactor)
{
    private readonly List<string> _files = [];

    public IReadOnlyList<string> Files => _files;

    /// <exception cref="IOException">The folder cannot be made, or is a file, or a link where a folder should be.</exception>
    public Task WriteAsync(string relative, string text, CancellationToken cancellation) =>
        PutAsync(relative, Encoding.UTF8.GetBytes(redactor.Redact(text)), cancellation);

    /// <inheritdoc cref="WriteAsync(string, string, CancellationToken)"/>
    /// <remarks>Latin-1 maps bytes to characters and back without loss, whatever the encoding of the content is.</remarks>
    public Task WriteAsync(string relative, byte[] content, CancellationToken cancellation) =>
        PutAsync(relative, Encoding.Latin1.GetBytes(redactor.Redact(Encoding.Latin1.GetString(content))), cancellation);

    private async Task PutAsync(string relative, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, relative);
        var parent = Path.GetDirectoryName(path)!;
        // The folder often lies in a checkout: a link in it must not lead what is written elsewhere.
        if (parent != folder && new DirectoryInfo(parent).LinkTarget is { } target)
            throw new IOException($"{parent} is a link to {target}; nothing is written through it.");
        Directory.CreateDirectory(parent);
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            await File.WriteAllBytesAsync(temporary, content, cancellation);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }

        _files.Add(relative);
    }
}
