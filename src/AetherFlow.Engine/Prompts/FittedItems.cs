using System.Security.Cryptography;
using System.Text;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Prompts;

/// <summary>All items of a prompt as they are sent, found by their names.</summary>
internal sealed class FittedItems
{
    private const int CharactersPerToken = 4;
    private const int HashDigits = 16;

    private readonly IReadOnlyDictionary<string, FittedItem> _items;

    private FittedItems(IReadOnlyList<PromptItem> order, IReadOnlyDictionary<string, FittedItem> items)
    {
        _items = items;
        Parts = [.. order.Where(item => items[item.Name].Text.Length > 0).Select(item => PartOf(item.Name, items[item.Name]))];
    }

    /// <summary>In the order of the items; those without text are left out.</summary>
    public IReadOnlyList<PromptPart> Parts { get; }

    public string this[string name] => _items[name].Text;

    public bool IsCut(string name) => _items[name].IsCut;

    public bool IsExtract(string name) => _items[name].IsExtract;

    public static (FittedItems? Items, Problem? Problem) Of(IReadOnlyList<PromptItem> items, int room)
    {
        var (fitted, problem) = PromptBudget.Fit(items, room);
        return fitted is null ? (null, problem) : (new FittedItems(items, fitted), null);
    }

    private static PromptPart PartOf(string name, FittedItem item)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(item.Text)));
        return new PromptPart(name, hash[..HashDigits], (item.Text.Length + CharactersPerToken - 1) / CharactersPerToken, item.IsCut);
    }
}
