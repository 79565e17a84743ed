using System.Text;
using AetherFlow.Simulator.Scripts;
using AetherFlow.Simulator.Serving.Replies;
using Microsoft.AspNetCore.Http;

namespace AetherFlow.Simulator.Serving;

/// <summary>Answers requests for completions from the script, and keeps the bill.</summary>
internal sealed class Answering(Script script, SimulatorOptions options, RequestLog log)
{
    private readonly ScriptPlayer _player = new(script);
    private readonly TokenCounter _tokens = new(options.PrefixCache);
    private readonly ChaosDice? _chaos = options.Chaos is { } chaos ? new ChaosDice(chaos) : null;
    private long _replies;

    public async Task AnswerAsync(HttpContext context, ReplySender sender, WireAddress address, string? key)
    {
        var path = context.Request.Path.Value ?? "";
        var (asked, refusal) = await ReadAsync(context, address);
        if (asked is null)
        {
            log.Add(new LoggedRequest(path, null, key, null, null));
            await sender.RefuseAsync(refusal!);
            return;
        }

        var thrown = _chaos?.Throw();
        var place = _player.Next(asked, use: thrown is null or { LeavesReplyWhole: true });
        var logged = new LoggedRequest(path, options.KeepMessages ? asked : asked with { Messages = [], ToolJson = default }, key, null, place);
        if (place is not { } index)
        {
            log.Add(logged);
            await sender.RefuseAsync(address.Format.Refuse(400, _player.WhyNothing(asked)));
            return;
        }

        var entry = script.Entries[index];
        await GiveAsync(sender, address.Format, entry, asked, logged with { Fault = entry.Fault ?? thrown });
    }

    private static async Task<RequestReading> ReadAsync(HttpContext context, WireAddress address)
    {
        using var body = new MemoryStream((int)(context.Request.ContentLength ?? 0));
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return address.Format.Read(address, context.Request, body.GetBuffer().AsMemory(0, (int)body.Length));
    }

    private async Task GiveAsync(ReplySender sender, IWireFormat format, ScriptEntry entry, AskedRequest asked, LoggedRequest logged)
    {
        switch (logged.Fault)
        {
            case { Kind: FaultKind.Status } fault when Refusal(format, fault, asked) is { } refusal:
                log.Add(logged);
                await sender.WaitAsync(entry.Delay);
                await sender.RefuseAsync(refusal, fault.Headers);
                return;
            case { Kind: FaultKind.Html or FaultKind.WrongContentType } fault:
                log.Add(logged);
                await sender.WaitAsync(entry.Delay);
                await sender.SendInsteadAsync(fault);
                return;
            case { Kind: FaultKind.Status } fault:
                // An error that the vendor tells with status 200 comes as its refusal of the prompt.
                await SpeakAsync(sender, format, entry with { Reply = "" }, asked, logged with { Fault = fault with { Kind = FaultKind.Refusal } });
                return;
            default:
                await SpeakAsync(sender, format, entry, asked, logged);
                return;
        }
    }

    private async Task SpeakAsync(ReplySender sender, IWireFormat format, ScriptEntry entry, AskedRequest asked, LoggedRequest logged)
    {
        var fault = logged.Fault;
        var usage = entry.Usage ?? _tokens.Count(asked, entry);
        var reply = new ScriptedReply(entry, asked, fault, usage)
        {
            Number = Interlocked.Increment(ref _replies),
            CreatedSeconds = options.Time.GetUtcNow().ToUnixTimeSeconds(),
        };
        var streams = asked.Stream && reply.Fault != FaultKind.JsonForStream;
        using var body = new ReplyBody
        {
            Spaced = reply.Fault != FaultKind.NoSpace,
            KeepAlive = streams && reply.Fault == FaultKind.KeepAlives ? format.KeepAlive : [],
        };
        if (streams) format.WriteStream(reply, body);
        else format.WriteWhole(reply, body);
        var end = fault?.EndOf(body.Bytes.Length) ?? body.Bytes.Length;
        var place = log.Add(logged with { Billed = usage, Usage = body.UsageEnd <= end ? usage : null });
        var isSent = false;
        try
        {
            await sender.WaitAsync(entry.Delay);
            await sender.SendAsync(body, end, fault, streams ? format.StreamType(asked) : format.WholeType);
            isSent = true;
        }
        finally
        {
            if (!isSent && sender.Sent < body.UsageEnd) log.TakeBackUsage(place);
        }
    }

    private static VendorRefusal? Refusal(IWireFormat format, Fault fault, AskedRequest asked) =>
        fault.Body is { } body ? new VendorRefusal(fault.Status, Encoding.UTF8.GetBytes(body))
        : fault.Error is { } error ? format.Refuse(error, asked)
        : format.Refuse(fault.Status);
}
