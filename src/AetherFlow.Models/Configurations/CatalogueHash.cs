using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AetherFlow.Models.Catalogues;

namespace AetherFlow.Models.Configurations;

/// <summary>Names a catalogue that entries were laid over.</summary>
internal static class CatalogueHash
{
    /// <summary>As it was where there are no entries; it does not depend on comments and white space.</summary>
    public static string Over(string hash, JsonFields root)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            root.WriteTo(json, "providers");
            root.WriteTo(json, "models");
            json.WriteEndObject();
        }

        return buffer.WrittenCount <= "{}".Length
            ? hash
            : Convert.ToHexStringLower(SHA256.HashData([.. Encoding.ASCII.GetBytes(hash), .. buffer.WrittenSpan]));
    }
}
