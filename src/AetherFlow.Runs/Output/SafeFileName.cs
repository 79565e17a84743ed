using System.Security.Cryptography;
using System.Text;

namespace AetherFlow.Runs.Output;

/// <summary>
/// Turns a name from a plan into one that is a plain file name on every system: letters, digits, <c>_</c>, <c>-</c>
/// and inner dots stay, everything else becomes <c>%</c> and the hex of its UTF-8 bytes.
/// </summary>
internal static class SafeFileName
{
    /// <summary>Longer results are cut and closed with a hash, so that prefixes and suffixes still fit into 255 bytes.</summary>
    public const int Longest = 120;

    private static readonly HashSet<string> Devices = new(
        ["con", "prn", "aux", "nul", .. Enumerable.Range(0, 10).SelectMany(i => new[] { $"com{i}", $"lpt{i}" })],
        StringComparer.OrdinalIgnoreCase);

    public static string Of(string name)
    {
        // A device's name stays one with an extension, so the first character gives way.
        var isDevice = Devices.Contains(name.Split('.')[0]);
        var safe = new StringBuilder(name.Length);
        var bytes = Encoding.UTF8.GetBytes(name);
        for (var i = 0; i < bytes.Length; i++)
        {
            var plain = IsPlain(bytes[i]) || (bytes[i] == (byte)'.' && i > 0 && i < bytes.Length - 1);
            if (plain && !(isDevice && i == 0)) safe.Append((char)bytes[i]);
            else safe.Append('%').Append(bytes[i].ToString("X2"));
        }

        if (safe.Length == 0) return "%";
        if (safe.Length <= Longest) return safe.ToString();
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8));
        return $"{safe.ToString(0, Longest - hash.Length - 1)}~{hash}";
    }

    private static bool IsPlain(byte b) => char.IsAsciiLetterOrDigit((char)b) || b is (byte)'_' or (byte)'-';
}
