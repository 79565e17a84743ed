using System.Text;
using System.Text.Json;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs.Archives;

/// <summary>Finds the contents that lines name: of any event, also one that a later version of the program wrote.</summary>
internal sealed class BlobReferences(BlobStore blobs)
{
    private readonly SortedSet<string> _found = new(StringComparer.Ordinal);

    /// <summary>Hashes, in order. Those of payloads have to be there; others may be hashes of something else.</summary>
    public IReadOnlyCollection<string> Found => _found;

    /// <summary>A payload whose content is not there.</summary>
    public string? Missing { get; private set; }

    /// <exception cref="JsonException">The line holds no JSON.</exception>
    public void Add(JournalLine line)
    {
        if (line.Data.IsEmpty) return;
        var reader = new Utf8JsonReader(line.Data.Span);
        var isPayload = false;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName) isPayload = reader.ValueTextEquals("blob"u8);
            else if (reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length == 64 && !reader.ValueIsEscaped) Take(reader.ValueSpan, isPayload);
        }
    }

    private void Take(ReadOnlySpan<byte> value, bool isPayload)
    {
        var hash = Encoding.UTF8.GetString(value);
        if (!EntryNames.IsHash(hash) || _found.Contains(hash)) return;
        if (blobs.Has(hash)) _found.Add(hash);
        else if (isPayload) Missing ??= hash;
    }
}
