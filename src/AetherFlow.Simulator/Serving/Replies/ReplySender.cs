using System.Text;
using AetherFlow.Simulator.Scripts;
using Microsoft.AspNetCore.Http;

namespace AetherFlow.Simulator.Serving.Replies;

/// <summary>Sends an answer over the wire, with the fault that its entry asks for.</summary>
internal sealed class ReplySender(HttpContext context, TimeProvider time)
{
    private const string Page = "<!DOCTYPE html><html><head><title>Welcome</title></head><body><h1>Please sign in</h1></body></html>";

    /// <summary>Two writes that follow at once may arrive as one.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(1);

    private CancellationToken Gone => context.RequestAborted;

    /// <summary>Bytes of the body that went out.</summary>
    public int Sent { get; private set; }

    /// <summary>Answers with what is no reply: a page or a text.</summary>
    public Task SendInsteadAsync(Fault fault)
    {
        var isPage = fault.Kind == FaultKind.Html;
        Begin(200, isPage ? "text/html; charset=utf-8" : "text/plain; charset=utf-8");
        var text = fault.Body ?? (isPage ? Page : "OK, but this is no reply.");
        return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), Gone).AsTask();
    }

    public Task WaitAsync(TimeSpan delay) => delay > TimeSpan.Zero ? Task.Delay(delay, time, Gone) : Task.CompletedTask;

    /// <summary>Sends the body up to <paramref name="end"/>, and then breaks it off where the fault says so.</summary>
    public async Task SendAsync(ReplyBody body, int end, Fault? fault, string type)
    {
        Begin(200, type);
        if (body.IsWhole && fault is not { IsShort: true }) context.Response.ContentLength = end;
        switch (fault?.Kind)
        {
            case FaultKind.SlowBytes:
                for (var i = 1; i <= end; i++)
                {
                    await WriteAsync(body, i);
                    await Task.Delay(fault.Pause, time, Gone);
                }

                return;
            case FaultKind.SplitUtf8:
                foreach (var place in SplitPlaces(body))
                {
                    await WriteAsync(body, place);
                    await Task.Delay(Apart, time, Gone);
                }

                break;
            case FaultKind.KeepAlives:
                foreach (var place in body.FrameEnds) await WriteAsync(body, place);
                break;
        }

        // Frames have no pauses between them, so they go out together: a flush each would cost more than all else.
        if (Sent < end) await WriteAsync(body, end);
        if (fault is { IsShort: true }) await BreakAsync(fault);
    }

    public Task RefuseAsync(VendorRefusal refusal, IReadOnlyDictionary<string, string>? headers = null)
    {
        if (refusal.Header is { } header) context.Response.Headers[header.Name] = header.Value;
        foreach (var (name, value) in headers ?? new Dictionary<string, string>()) context.Response.Headers[name] = value;
        return JsonAsync(refusal.Status, refusal.Body);
    }

    public Task JsonAsync(int status, byte[] body)
    {
        Begin(status, "application/json");
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, Gone).AsTask();
    }

    private async Task BreakAsync(Fault fault)
    {
        if (fault.Kind == FaultKind.Reset)
        {
            await Task.Delay(fault.Pause, time, Gone);
            context.Abort();
        }

        // Headers go out with the first byte; a stall before it is the silence of a server that has not answered.
        if (fault.Kind == FaultKind.Stall) await Task.Delay(Timeout.InfiniteTimeSpan, time, Gone);
    }

    private async Task WriteAsync(ReplyBody body, int end)
    {
        await context.Response.Body.WriteAsync(body.Bytes[Sent..end], Gone);
        Sent = end;
    }

    /// <summary>After the first byte of each character of several bytes, and in the middle of each frame.</summary>
    private static IEnumerable<int> SplitPlaces(ReplyBody body)
    {
        var frame = 0;
        var middle = body.FrameEnds[0] / 2;
        for (var i = 1; i < body.Bytes.Length; i++)
        {
            var before = body.Bytes.Span[i - 1];
            if (before >= 0xC0 || i == middle) yield return i;
            if (i == body.FrameEnds[frame] && frame + 1 < body.FrameEnds.Count)
            {
                frame++;
                middle = (i + body.FrameEnds[frame]) / 2;
            }
        }
    }

    private void Begin(int status, string type)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
    }
}
