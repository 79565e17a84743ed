using System.Net;

namespace AetherFlow.Models.Wire;

/// <summary>The one place that makes HTTP clients.</summary>
public static class ModelHttp
{
    internal static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);

    private static LoopbackBypass Proxy => new(HttpClient.DefaultProxy);

    /// <summary>
    /// A pooled client that adds nothing of its own: no redirects (they would carry prompts to servers nobody named),
    /// no tracing headers, no timeouts (calls have their own).
    /// </summary>
    public static HttpClient Create() => Create(Handler());

    /// <summary>The system's proxy for calls to that address; null where they go directly.</summary>
    internal static Uri? ProxyOf(Uri endpoint) => Proxy.IsBypassed(endpoint) ? null : Proxy.GetProxy(endpoint);

    internal static HttpClient Create(SocketsHttpHandler handler)
    {
        var client = new HttpClient(handler, disposeHandler: true)
        {
            Timeout = Timeout.InfiniteTimeSpan,
            DefaultRequestVersion = HttpVersion.Version11,
        };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("AetherFlow");
        return client;
    }

    /// <summary>It turns Nagle's algorithm off by itself.</summary>
    internal static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
        ConnectTimeout = ConnectTimeout,
        Proxy = Proxy,
    };
}
