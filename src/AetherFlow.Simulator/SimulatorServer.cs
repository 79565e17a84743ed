using System.Net;
using AetherFlow.Simulator.Scripts;
using AetherFlow.Simulator.Serving.Replies;
using AetherFlow.Simulator.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace AetherFlow.Simulator;

/// <summary>A server on this machine that speaks the wire formats of vendors and answers from a script.</summary>
public sealed class SimulatorServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SimulatorOptions _options;
    private readonly RequestLog _log = new();
    private readonly Answering _answering;
    private readonly string[] _models;

    private SimulatorServer(WebApplication app, Script script, SimulatorOptions options)
    {
        _app = app;
        _options = options;
        _answering = new Answering(script, options, _log);
        _models = [.. script.Entries.Select(e => e.Match.Model).OfType<string>().Append("simulator").Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Such as <c>http://127.0.0.1:41234/</c>; all formats stand below it, where their vendors have them.</summary>
    public Uri BaseAddress { get; private set; } = new("http://127.0.0.1/");

    /// <summary>All requests for completions so far, in the order in which they were answered for.</summary>
    public IReadOnlyList<LoggedRequest> Requests => _log.All;

    public static async Task<SimulatorServer> StartAsync(Script script, SimulatorOptions options, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
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
        try
        {
            await AnswerAsync(context, WireAddress.Of(context.Request));
        }
        catch (Exception e) when (e is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has gone; there is nobody to tell.
            context.Abort();
        }
    }

    private Task AnswerAsync(HttpContext context, WireAddress address)
    {
        var sender = new ReplySender(context, _options.Time);
        var key = address.Format.KeyOf(context.Request);
        var path = context.Request.Path.Value ?? "";
        if (RefuseKey(address.Format, key) is { } refusal)
        {
            if (address.Task == WireTask.Complete) _log.Add(new LoggedRequest(path, null, key, null, null));
            return sender.RefuseAsync(refusal);
        }

        return address.Task switch
        {
            WireTask.Complete => _answering.AnswerAsync(context, sender, address, key),
            WireTask.ListModels => sender.JsonAsync(200, address.Format.ListModels(_models)),
            _ => sender.RefuseAsync(address.Format.Refuse(404, $"Unknown request URL: {context.Request.Method} {path}.")),
        };
    }

    private VendorRefusal? RefuseKey(IWireFormat format, string? key)
    {
        if (key is null) return _options.KeyRequired ? format.NoKey() : null;
        return key == _options.BadKey || (_options.Key is not null && key != _options.Key) ? format.WrongKey(key) : null;
    }
}
