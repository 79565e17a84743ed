using System.Text.Json;
using AetherFlow.Models.Calling;

namespace AetherFlow.Engine.Checking;

/// <summary>
/// What vendors hold a verdict to: the format of verdicts without what their strict modes refuse, such as ranges and
/// patterns. The reader checks those.
/// </summary>
internal static class VerdictSchema
{
    private static readonly Lazy<ReplySchema> Read = new(() =>
    {
        using var stream = typeof(VerdictSchema).Assembly.GetManifestResourceStream("verdict.schema.json")
            ?? throw new InvalidOperationException("The schema of verdicts is missing from the program.");
        using var document = JsonDocument.Parse(stream);
        return new ReplySchema("verdict", document.RootElement.Clone());
    });

    public static ReplySchema OfReplies => Read.Value;
}
