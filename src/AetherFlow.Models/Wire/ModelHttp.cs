using System.Net;

namespace AetherFlow.Models.Wire;

/// <summary>The one place that makes HTTP clients.</summary>
public static class ModelHttp
{
    internal static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);

    /// <summary>
    /// A pooled client that adds nothing of its own: no redirects (they would carry prompts to servers nobody named),
    /// no tracing headers, no timeouts (calls have their own). Nagle's algorithm is off by default in the handler.
    /// </summary>
    public static HttpClient Create()
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
            ConnectTimeout = ConnectTimeout,
            Proxy = new LoopbackBypass(HttpClient.DefaultProxy),
        };
        var client = new HttpClient(handler, disposeHandler: true)
        {
            Timeout = Timeout.InfiniteTimeSpan,
            DefaultRequestVersion = HttpVersion.Version11,
        };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("AetherFlow");
        return client;
    }
}
