using System.Globalization;

namespace AetherFlow.Bench.Recording;

/// <summary>A project of many small files, as a command finds it.</summary>
/// <param name="folder">An empty one.</param>
internal sealed class RecordedProject(string folder)
{
    public const int Files = 10_000;
    public const int FileBytes = 2_000;
    private const int FilesInAFolder = 50;

    private readonly byte[] _content = new byte[FileBytes];

    public void Write()
    {
        for (var i = 0; i < Files; i++)
        {
            if (i % FilesInAFolder == 0) Directory.CreateDirectory(Path.GetDirectoryName(At(i))!);
            Write(i, 0);
        }
    }

    /// <summary>Changes some files, of each folder the same number at most.</summary>
    public void Change(int files, int round)
    {
        for (var i = 0; i < files; i++) Write(i * (Files / files), round);
    }

    private void Write(int file, int round)
    {
        _content.AsSpan().Fill((byte)'.');
        string.Create(CultureInfo.InvariantCulture, $"{file} {round}").Select(c => (byte)c).ToArray().CopyTo(_content, 0);
        File.WriteAllBytes(At(file), _content);
    }

    private string At(int file) => Path.Combine(folder, "src", string.Create(CultureInfo.InvariantCulture, $"part{file / FilesInAFolder:000}"), string.Create(CultureInfo.InvariantCulture, $"file{file:00000}.txt"));
}
