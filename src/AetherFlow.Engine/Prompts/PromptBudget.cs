using AetherFlow.Runs;

namespace AetherFlow.Engine.Prompts;

/// <summary>
/// Shares the room of a prompt: what must go whole, and what stands around the items, is taken off first; the rest is
/// shared evenly, and items that need less than their share leave the difference to the others. What is cut keeps its
/// head and its tail, with a line between that says how much is missing. Items that are needed come before the
/// others and leave them what they need not, or, where they need more than there is, a part of it.
/// </summary>
internal static class PromptBudget
{
    /// <summary>Characters of a prompt, whatever the models could take: more costs more than it helps.</summary>
    public const int Most = 512 * 1024;

    /// <summary>Characters that a token has at least, in code and prose: less room is promised than models have.</summary>
    public const int CharactersPerToken = 3;

    /// <summary>A shorter excerpt tells nothing; a line says that the item is there.</summary>
    public const int LeastExcerpt = 1_000;

    private const string GiveLess = "Split the step, give it fewer files, or use a model with a larger context window.";

    /// <summary>Of the room for all that may be shortened, the part that files to read keep beside targets that are too long, one in so many.</summary>
    private const int KeptShare = 4;

    /// <summary>Room for the line that says what was left out.</summary>
    private const int NoteLength = 80;

    /// <param name="tokens">Tokens that the largest of the models takes beside its reply; null where that is not known.</param>
    /// <returns>Characters that a prompt may have.</returns>
    public static int RoomOf(int? tokens) => tokens is { } most ? (int)Math.Clamp((long)most * CharactersPerToken, 0, Most) : Most;

    /// <summary>The items as they are sent, in their order; a problem where those that must go whole do not fit.</summary>
    public static (IReadOnlyDictionary<string, FittedItem>? Items, Problem? Problem) Fit(IReadOnlyList<PromptItem> items, int room)
    {
        var whole = items.Sum(item => item.Fixed);
        if (whole > room) return (null, TooLarge(items, whole, room));
        var fitted = new Dictionary<string, FittedItem>(StringComparer.Ordinal);
        foreach (var item in items.Where(item => item.Cap is null)) fitted[item.Name] = new FittedItem(item.Text, IsCut: false);

        var left = (long)room - whole;
        IReadOnlyList<PromptItem> first = [.. items.Where(item => item is { Cap: not null, IsNeeded: true })];
        IReadOnlyList<PromptItem> others = [.. items.Where(item => item is { Cap: not null, IsNeeded: false })];
        var kept = first.Sum(Wanted) <= left ? 0 : Math.Min(left / KeptShare, others.Sum(Wanted));
        left = Share(first, left - kept, fitted) + kept;
        if (first.FirstOrDefault(item => fitted[item.Name] is { IsCut: true, Text.Length: 0 }) is { } lost) return (null, NoPart(lost, items, room));
        Share(others, left, fitted);
        return (fitted, null);
    }

    /// <returns>The room that is left.</returns>
    private static long Share(IEnumerable<PromptItem> items, long room, Dictionary<string, FittedItem> fitted)
    {
        var ordered = items.OrderBy(Wanted).ThenBy(item => item.Name, StringComparer.Ordinal).ToList();
        for (var at = 0; at < ordered.Count; at++)
        {
            var item = Fitted(ordered[at], (int)Math.Min(int.MaxValue, room / (ordered.Count - at)));
            fitted[ordered[at].Name] = item;
            room -= item.Text.Length + (item.IsExtract ? ordered[at].CutFrame : 0);
        }

        return room;
    }

    private static long Wanted(PromptItem item) => item.Wanted;

    private static FittedItem Fitted(PromptItem item, int share)
    {
        var limit = Math.Min(share, item.Cap!.Value);
        if (item.Text.Length <= limit) return new FittedItem(item.Text, IsCut: false);
        if (limit >= LeastExcerpt && item.Shorten?.Invoke(limit - item.CutFrame) is { Length: > 0 } extract) return new FittedItem(extract, IsCut: true, IsExtract: true);
        if (item.IsNeeded) return new FittedItem("", IsCut: true);
        if (limit >= LeastExcerpt) return new FittedItem(Excerpt.Of(item.Text, limit - NoteLength), IsCut: true);
        var note = $"[… {item.Text.Length} characters left out, no room …]\n";
        return new FittedItem(note.Length <= limit ? note : "", IsCut: true);
    }

    private static Problem NoPart(PromptItem lost, IReadOnlyList<PromptItem> items, int room)
    {
        var wanted = items.Where(item => item.IsNeeded).OrderByDescending(Wanted).Take(5).Select(item => $"{item.Name} {item.Text.Length:N0}");
        return new Problem(
            "prompt.too_large",
            $"Not one line of {lost.Name} has room in a prompt of {room:N0} characters. To be changed: {string.Join(", ", wanted)}.",
            GiveLess);
    }

    private static Problem TooLarge(IReadOnlyList<PromptItem> items, long whole, int room)
    {
        var largest = items
            .OrderByDescending(item => item.Fixed)
            .Take(5)
            .Select(item => $"{item.Name} {item.Fixed:N0}");
        return new Problem(
            "prompt.too_large",
            $"What the step must send whole has {whole:N0} characters; there is room for {room:N0}. The largest: {string.Join(", ", largest)}.",
            GiveLess);
    }
}
