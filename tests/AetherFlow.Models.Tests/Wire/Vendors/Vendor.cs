using System.Text;
using System.Text.Json;
using AetherFlow.Models.Catalogues;

namespace AetherFlow.Models.Tests.Wire.Vendors;

/// <summary>
/// What a vendor of one kind sends. Replies report 100 tokens of input, of which 60 came from its cache, and 20 of
/// output, all where the vendor puts them.
/// </summary>
internal abstract class Vendor
{
    public static TheoryData<string> Kinds => [.. Provider.Kinds];

    public static TheoryData<string, bool> KindsAndWays
    {
        get
        {
            var all = new TheoryData<string, bool>();
            foreach (var kind in Provider.Kinds)
            {
                all.Add(kind, true);
                all.Add(kind, false);
            }

            return all;
        }
    }

    public abstract string Kind { get; }

    /// <summary>Ends of a whole reply.</summary>
    public abstract string[] Ends { get; }

    public abstract string[] Truncations { get; }

    public abstract string[] Refusals { get; }

    /// <summary>Of the 100 tokens.</summary>
    public abstract long CacheWritten { get; }

    /// <summary>Of the 20 tokens.</summary>
    public abstract long Reasoning { get; }

    public static Vendor Of(string kind) => kind switch
    {
        Provider.AnthropicKind => new AnthropicVendor(),
        Provider.GeminiKind => new GeminiVendor(),
        _ => new OpenAiVendor(),
    };

    /// <summary>The messages of a stream: the pieces, the finish, the usage.</summary>
    public abstract IReadOnlyList<string> Text(string finish, params string[] pieces);

    /// <summary>The messages of a stream: <c>read {"path":"é🙂.cs"}</c> and <c>list {}</c>, in fragments where the vendor sends those.</summary>
    public abstract IReadOnlyList<string> Calls();

    public abstract string WholeText(string finish, string text);

    public abstract string WholeCalls();

    /// <summary>The messages of a stream that begins a text and then gives up, because the server has no room.</summary>
    public abstract IReadOnlyList<string> GivesUp();

    public static string Quoted(string text) => JsonSerializer.Serialize(text);

    /// <param name="messages">JSON, or a word such as <c>[DONE]</c>.</param>
    /// <param name="lineEnd">Ends each line.</param>
    /// <param name="before">Goes before the JSON of each event.</param>
    /// <param name="between">Goes before each event.</param>
    public static byte[] Sse(IEnumerable<string> messages, string lineEnd = "\n", string before = "data: ", string between = "") =>
        Encoding.UTF8.GetBytes(string.Concat(messages.Select(m => $"{between}{before}{m}{lineEnd}{lineEnd}")));
}
