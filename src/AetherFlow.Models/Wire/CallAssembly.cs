using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AetherFlow.Models.Wire;

/// <summary>
/// Puts the fragments of tool calls together. Most servers count the calls of a reply; some send each whole and do not
/// count, some count them all as the first, some give all the same id.
/// </summary>
internal sealed class CallAssembly
{
    /// <summary>The key of <see cref="AIContent.AdditionalProperties"/> that holds what the vendor wants back with a call.</summary>
    public const string SignatureKey = "thought_signature";

    /// <summary>How ids begin that the vendor did not give.</summary>
    public const string OwnId = "unnamed-";

    private readonly List<Call> _calls = [];

    public bool IsEmpty => _calls.Count == 0;

    public void Add(CallFragment fragment)
    {
        var call = Find(fragment);
        if (call is null) _calls.Add(call = new Call(fragment.Index));
        call.Id ??= NullIfEmpty(fragment.Id);
        call.Name ??= NullIfEmpty(fragment.Name);
        call.Signature ??= NullIfEmpty(fragment.Signature);
        call.Arguments.Append(fragment.Arguments);
    }

    /// <param name="truncated">The reply ran out of tokens: a call that lacks its end is left out.</param>
    /// <param name="calls">In the order in which they began.</param>
    /// <param name="why">What is wrong, where the result is false.</param>
    public bool TryComplete(bool truncated, out List<FunctionCallContent> calls, out string why)
    {
        calls = [];
        why = "";
        foreach (var call in _calls)
        {
            if (call.Name is { } name && TryRead(call.Arguments.ToString(), out var arguments)) calls.Add(Content(call, name, arguments, calls));
            else if (!truncated) why = $"a call of '{call.Name}' whose arguments are no JSON object";
        }

        return why.Length == 0;
    }

    private static FunctionCallContent Content(Call call, string name, Dictionary<string, object?> arguments, List<FunctionCallContent> before)
    {
        var id = call.Id ?? $"{OwnId}{before.Count + 1}";
        if (before.Exists(c => c.CallId == id)) id = $"{id}-{before.Count + 1}";
        return new FunctionCallContent(id, name, arguments)
        {
            AdditionalProperties = call.Signature is null ? null : new AdditionalPropertiesDictionary { [SignatureKey] = call.Signature },
        };
    }

    private Call? Find(CallFragment fragment)
    {
        var call = fragment.Index is { } index ? _calls.FindLast(c => c.Index == index) : _calls.LastOrDefault();
        if (call is null) return null;
        if (fragment.Id is { Length: > 0 } id && call.Id is { } known && id != known) return null;
        return fragment.Index is null && fragment.Name is { Length: > 0 } && call.Name is not null ? null : call;
    }

    /// <summary>No arguments at all are those of a function that wants none.</summary>
    private static bool TryRead(string json, [NotNullWhen(true)] out Dictionary<string, object?>? arguments)
    {
        arguments = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(json)) return true;
        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(json));
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                foreach (var property in document.RootElement.EnumerateObject()) arguments[property.Name] = property.Value.Clone();
                return true;
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Broken JSON, or a name that is half a surrogate pair: no object either.
            arguments = null;
            return false;
        }

        arguments = null;
        return false;
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private sealed class Call(int? index)
    {
        public int? Index { get; } = index;

        public string? Id { get; set; }

        public string? Name { get; set; }

        public string? Signature { get; set; }

        public StringBuilder Arguments { get; } = new();
    }
}
