using System.Globalization;
using System.Net;

namespace AetherFlow.Models.Catalogues;

/// <summary>
/// Makes an address to call from what a local server is told to listen on, as Ollama reads <c>OLLAMA_HOST</c>:
/// <c>host</c>, <c>host:port</c>, <c>:port</c>, with a scheme or without, every part with its default.
/// </summary>
internal static class ListenAddress
{
    /// <param name="text">As written.</param>
    /// <param name="known">The server's usual address, for what is not said.</param>
    /// <returns>An address without path; null where it is none.</returns>
    public static string? Read(string text, Uri known)
    {
        var rest = text.Trim().Trim('"', '\'');
        var (scheme, port) = (known.Scheme, known.Port);
        if (rest.IndexOf("://", StringComparison.Ordinal) is var mark and >= 0)
        {
            (scheme, rest) = (rest[..mark], rest[(mark + 3)..]);
            // Whoever names a scheme means its port.
            port = scheme == "https" ? 443 : 80;
        }

        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var path = slash < 0 ? "" : rest[slash..].TrimEnd('/');
        if (slash >= 0) rest = rest[..slash];
        var (host, named) = Split(rest);
        if (named is not null && (!int.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out port) || port > 65535)) return null;
        return Uri.TryCreate($"{scheme}://{Reachable(host, known)}:{port}{path}", UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri.AbsoluteUri
            : null;
    }

    private static (string Host, string? Port) Split(string text)
    {
        var colon = text.LastIndexOf(':');
        var isBareV6 = colon >= 0 && !text.Contains(']', StringComparison.Ordinal) && text.IndexOf(':', StringComparison.Ordinal) != colon;
        return colon < 0 || isBareV6 || text.EndsWith(']') ? (text, null) : (text[..colon], text[(colon + 1)..]);
    }

    /// <summary>A server that listens everywhere is called on this machine.</summary>
    private static string Reachable(string host, Uri known)
    {
        if (host.Length == 0) return known.Host;
        if (!IPAddress.TryParse(host.Trim('[', ']'), out var address)) return host;
        if (address.Equals(IPAddress.Any)) return "127.0.0.1";
        if (address.Equals(IPAddress.IPv6Any)) return "[::1]";
        return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
    }
}
