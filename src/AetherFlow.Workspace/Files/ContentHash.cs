using System.Security.Cryptography;

namespace AetherFlow.Workspaces;

/// <summary>The one way in which contents are named: SHA-256 in lower-case hexadecimal.</summary>
public static class ContentHash
{
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
