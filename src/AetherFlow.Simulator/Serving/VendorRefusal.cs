using System.Text.Json;

namespace AetherFlow.Simulator.Serving;

/// <summary>A refusal in OpenAI's shape.</summary>
internal sealed record VendorRefusal(int Status, string Message, string Type, string? Code = null, string? Param = null)
{
    public static VendorRefusal Invalid(string message, string? param = null) => new(400, message, "invalid_request_error", null, param);

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(new
    {
        error = new { message = Message, type = Type, param = Param, code = Code },
    });
}
