using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using AetherFlow.Simulator.Scripts;
using AetherFlow.Simulator.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace AetherFlow.Simulator;

/// <summary>A server on this machine that speaks the wire formats of vendors and answers from a script.</summary>
public sealed class SimulatorServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Script _script;
    private readonly SimulatorOptions _options;
    private readonly ScriptPlayer _player;
    private readonly TokenCounter _tokens;
    private readonly ConcurrentQueue<LoggedRequest> _requests = new();

    private SimulatorServer(WebApplication app, Script script, SimulatorOptions options)
    {
        _app = app;
        _script = script;
        _options = options;
        _player = new ScriptPlayer(script);
        _tokens = new TokenCounter(options.PrefixCache);
    }

    /// <summary>Such as <c>http://127.0.0.1:41234/</c>; chat completions stand below <c>v1/</c> too.</summary>
    public Uri BaseAddress { get; private set; } = new("http://127.0.0.1/");

    /// <summary>All requests for completions so far, in the order in which they were answered for.</summary>
    public IReadOnlyList<LoggedRequest> Requests => [.. _requests];

    public static async Task<SimulatorServer> StartAsync(Script script, SimulatorOptions options, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port));
        var app = builder.Build();
        var server = new SimulatorServer(app, script, options);
        app.Run(server.HandleAsync);
        await app.StartAsync(cancellation);
        server.BaseAddress = new Uri(app.Urls.First());
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        // Stalled answers would hold an orderly stop for its whole patience.
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var sender = new ReplySender(context, _options.Time);
        var path = context.Request.Path.Value ?? "";
        try
        {
            if (Refuse(context) is { } refusal) await sender.RefuseAsync(refusal);
            else if (HttpMethods.IsGet(context.Request.Method) && path is "/v1/models" or "/models") await ModelsAsync(context);
            else if (HttpMethods.IsPost(context.Request.Method) && path is "/v1/chat/completions" or "/chat/completions") await CompleteAsync(context, sender, path);
            else await sender.RefuseAsync(new VendorRefusal(404, $"Unknown request URL: {context.Request.Method} {path}.", "invalid_request_error", "unknown_url"));
        }
        catch (Exception e) when (e is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has gone; there is nobody to tell.
            context.Abort();
        }
    }

    private VendorRefusal? Refuse(HttpContext context)
    {
        var key = Key(context);
        if (key is null && _options.KeyRequired)
            return new VendorRefusal(401, "You didn't provide an API key.", "invalid_request_error");
        return key is not null && key == _options.BadKey
            ? new VendorRefusal(401, $"Incorrect API key provided: {key}.", "invalid_request_error", "invalid_api_key")
            : null;
    }

    private async Task CompleteAsync(HttpContext context, ReplySender sender, string path)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var (asked, refusal) = RequestReader.Read(body.GetBuffer().AsMemory(0, (int)body.Length));
        if (asked is null)
        {
            _requests.Enqueue(new LoggedRequest(path, null, Key(context), null, null));
            await sender.RefuseAsync(refusal!);
            return;
        }

        var place = _player.Next(asked);
        var logged = _options.KeepMessages ? asked : asked with { Messages = [] };
        if (place is not { } index)
        {
            _requests.Enqueue(new LoggedRequest(path, logged, Key(context), null, null));
            await sender.RefuseAsync(VendorRefusal.Invalid(_player.WhyNothing(asked)));
            return;
        }

        var entry = _script.Entries[index];
        var usage = entry.Usage ?? _tokens.Count(asked, entry.Reply, entry.Reasoning);
        var isWhole = entry.Fault is null or { Kind: FaultKind.NoDone or FaultKind.JsonForStream or FaultKind.SlowBytes };
        _requests.Enqueue(new LoggedRequest(path, logged, Key(context), isWhole ? usage : null, index));
        await sender.SendAsync(entry, asked, new ReplyFrames(entry, asked, usage, _options.Time.GetUtcNow().ToUnixTimeSeconds()));
    }

    private Task ModelsAsync(HttpContext context)
    {
        var names = _script.Entries.Select(e => e.Match.Model).OfType<string>().Append("simulator").Distinct(StringComparer.Ordinal);
        context.Response.ContentType = "application/json";
        var list = new { @object = "list", data = names.Select(id => new { id, @object = "model", created = 0, owned_by = "simulator" }) };
        return context.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(list), context.RequestAborted).AsTask();
    }

    private static string? Key(HttpContext context)
    {
        const string Scheme = "Bearer ";
        var header = context.Request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && header.Length > Scheme.Length ? header[Scheme.Length..].Trim() : null;
    }
}
