using AetherFlow.Simulator.Scripts;
using Microsoft.AspNetCore.Http;

namespace AetherFlow.Simulator.Serving;

/// <summary>Sends an answer over the wire, with the fault that its entry asks for.</summary>
internal sealed class ReplySender(HttpContext context, TimeProvider time)
{
    private const string Page = "<!DOCTYPE html><html><head><title>Welcome</title></head><body><h1>Please sign in</h1></body></html>";

    private CancellationToken Gone => context.RequestAborted;

    public async Task SendAsync(ScriptEntry entry, AskedRequest asked, ReplyFrames frames)
    {
        if (entry.Delay > TimeSpan.Zero) await Task.Delay(entry.Delay, time, Gone);
        switch (entry.Fault)
        {
            case { Kind: FaultKind.Status } fault: await StatusAsync(fault); return;
            case { Kind: FaultKind.Html } fault: await BodyAsync(200, "text/html; charset=utf-8", fault.Body ?? Page); return;
            case { Kind: FaultKind.Empty }: Begin(200, asked.Stream ? "text/event-stream" : "application/json"); return;
        }

        var streams = asked.Stream && entry.Fault?.Kind != FaultKind.JsonForStream;
        Begin(200, streams ? "text/event-stream; charset=utf-8" : "application/json");
        var left = entry.Fault is { Kind: FaultKind.Cut or FaultKind.Reset or FaultKind.Stall } cut ? cut.AfterBytes : long.MaxValue;
        foreach (var frame in streams ? frames.Stream() : [frames.Completion()])
        {
            var length = (int)Math.Min(left, frame.Length);
            await WriteAsync(frame.AsMemory(0, length), entry.Fault);
            left -= length;
            if (left > 0) continue;
            await BreakAsync(entry.Fault!);
            return;
        }
    }

    public Task RefuseAsync(VendorRefusal refusal)
    {
        Begin(refusal.Status, "application/json");
        return context.Response.Body.WriteAsync(refusal.ToJson(), Gone).AsTask();
    }

    private async Task BreakAsync(Fault fault)
    {
        await context.Response.Body.FlushAsync(Gone);
        if (fault.Kind == FaultKind.Reset)
        {
            await Task.Delay(fault.Pause, time, Gone);
            context.Abort();
        }

        if (fault.Kind == FaultKind.Stall) await Task.Delay(Timeout.InfiniteTimeSpan, time, Gone);
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes, Fault? fault)
    {
        var body = context.Response.Body;
        if (fault?.Kind != FaultKind.SlowBytes)
        {
            await body.WriteAsync(bytes, Gone);
            await body.FlushAsync(Gone);
            return;
        }

        for (var i = 0; i < bytes.Length; i++)
        {
            await body.WriteAsync(bytes.Slice(i, 1), Gone);
            await body.FlushAsync(Gone);
            await Task.Delay(fault.Pause, time, Gone);
        }
    }

    private Task StatusAsync(Fault fault)
    {
        foreach (var (name, value) in fault.Headers) context.Response.Headers[name] = value;
        return fault.Body is null
            ? RefuseAsync(new VendorRefusal(fault.Status, $"The simulator was told to answer {fault.Status}.", fault.Status == 429 ? "rate_limit_error" : "server_error"))
            : BodyAsync(fault.Status, "application/json", fault.Body);
    }

    private Task BodyAsync(int status, string type, string body)
    {
        Begin(status, type);
        return context.Response.WriteAsync(body, Gone);
    }

    private void Begin(int status, string type)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
    }
}
