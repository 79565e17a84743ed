using System.Text.Json;

namespace AetherFlow.Simulator.Scripts;

/// <summary>A fault as a script writes it.</summary>
internal sealed record FaultJson(
    string? Kind, int? Status, string? Error, Dictionary<string, string>? Headers, string? Body, int? AfterBytes, int? PauseMs)
{
    public Fault ToFault(string path, List<string> errors)
    {
        var kind = Named<FaultKind>(Kind, $"{path}.kind", errors);
        if (Status is < 200 or > 599) errors.Add($"{path}.status is {Status}; 200 to 599 is wanted.");
        if (Status is not null && Error is not null) errors.Add($"{path} has both status and error; an error has the status of its vendor.");
        if (Error is not null && Kind is not null && kind != FaultKind.Status) errors.Add($"{path}.error is for the kind status.");
        if (AfterBytes is < 0) errors.Add($"{path}.after_bytes is {AfterBytes}; 0 or more is wanted.");
        if (PauseMs is < 0) errors.Add($"{path}.pause_ms is {PauseMs}; 0 or more is wanted.");
        var standard = new Fault { Kind = kind };
        return standard with
        {
            Status = Status ?? standard.Status,
            Error = Error is null ? null : Named<VendorError>(Error, $"{path}.error", errors),
            Headers = Headers ?? standard.Headers,
            Body = Body,
            AfterBytes = AfterBytes ?? standard.AfterBytes,
            Pause = PauseMs is { } pause ? TimeSpan.FromMilliseconds(pause) : standard.Pause,
        };
    }

    private static T Named<T>(string? name, string path, List<string> errors)
        where T : struct, Enum
    {
        var known = Enum.GetValues<T>().ToDictionary(k => JsonNamingPolicy.SnakeCaseLower.ConvertName(k.ToString()), StringComparer.Ordinal);
        if (!known.TryGetValue(name ?? "", out var value)) errors.Add($"{path} is '{name}'; known: {string.Join(", ", known.Keys)}.");
        return value;
    }
}
