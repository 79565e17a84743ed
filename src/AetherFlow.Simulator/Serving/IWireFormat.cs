using AetherFlow.Simulator.Scripts;
using AetherFlow.Simulator.Serving.Replies;
using Microsoft.AspNetCore.Http;

namespace AetherFlow.Simulator.Serving;

/// <summary>How one vendor speaks: what it accepts, what it answers and how it refuses.</summary>
internal interface IWireFormat
{
    /// <summary>The content type of a stream for this request.</summary>
    string StreamType(AskedRequest asked);

    string WholeType { get; }

    /// <summary>What comes between frames while a model thinks.</summary>
    byte[] KeepAlive { get; }

    /// <summary>The key that a request came with.</summary>
    string? KeyOf(HttpRequest request);

    RequestReading Read(WireAddress address, HttpRequest request, ReadOnlyMemory<byte> body);

    void WriteStream(ScriptedReply reply, ReplyBody body);

    void WriteWhole(ScriptedReply reply, ReplyBody body);

    VendorRefusal NoKey();

    VendorRefusal WrongKey(string key);

    /// <summary>The vendor's own words for a status, unless others are given.</summary>
    VendorRefusal Refuse(int status, string? message = null);

    /// <summary>Null where the vendor answers this with status 200 and a refusal in the reply.</summary>
    VendorRefusal? Refuse(VendorError error, AskedRequest asked);

    byte[] ListModels(IReadOnlyList<string> names);
}
