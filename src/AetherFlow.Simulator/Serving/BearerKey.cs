using Microsoft.AspNetCore.Http;

namespace AetherFlow.Simulator.Serving;

/// <summary>The key in <c>Authorization: Bearer</c>.</summary>
internal static class BearerKey
{
    private const string Scheme = "Bearer ";

    public static string? Of(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && header.Length > Scheme.Length ? header[Scheme.Length..].Trim() : null;
    }
}
