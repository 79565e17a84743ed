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
        RefuseLinks(relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
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

    /// <summary>The folder often lies in a checkout: a link in it must not lead what is written elsewhere.</summary>
    private void RefuseLinks(string relative)
    {
        for (var below = Path.GetDirectoryName(relative); !string.IsNullOrEmpty(below); below = Path.GetDirectoryName(below))
        {
            var path = Path.Combine(folder, below);
            if (new DirectoryInfo(path).LinkTarget is { } target) throw new IOException($"{path} is a link to {target}; nothing is written through it.");
        }
    }
}
