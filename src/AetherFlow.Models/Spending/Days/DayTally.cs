using AetherFlow.Runs;

namespace AetherFlow.Models.Spending;

/// <summary>
/// The lines of a day, folded. A call that is announced again was cut off before: what it had reserved may have been
/// spent, and stays counted.
/// </summary>
internal sealed class DayTally
{
    private readonly Dictionary<(string Run, string Key), SpendLine> _open = [];
    private readonly Dictionary<(string Provider, string Model), ModelDay> _models = [];

    public Account Account { get; } = new();

    /// <summary>In the order of their first calls.</summary>
    public IReadOnlyList<ModelDay> Models => [.. _models.Values];

    /// <summary>Lines that say nothing, because they are torn or damaged.</summary>
    public int Unreadable { get; private set; }

    public void AddUnreadable() => Unreadable++;

    public void Add(SpendLine line)
    {
        var isOpen = _open.Remove((line.Run, line.Key), out var before);
        if (line.Type == SpendLine.Reserved)
        {
            if (isOpen) Move(before!, new SpendSums(Money.Zero, before!.Usd, Money.Zero));
            _open[(line.Run, line.Key)] = line;
            Count(line, 1, new SpendSums(Money.Zero, Money.Zero, line.Usd));
            return;
        }

        var sums = line.Type switch
        {
            SpendLine.Settled => new SpendSums(line.Usd, Money.Zero, Money.Zero),
            SpendLine.Unknown => new SpendSums(Money.Zero, line.Usd, Money.Zero),
            _ => default,
        };
        if (isOpen) Move(before!, default);
        Count(line, isOpen ? 0 : 1, sums);
    }

    private void Move(SpendLine open, SpendSums to) => Count(open, 0, to - new SpendSums(Money.Zero, Money.Zero, open.Usd));

    private void Count(SpendLine line, int calls, SpendSums sums)
    {
        Account.Add(line.Provider, sums);
        var before = _models.GetValueOrDefault((line.Provider, line.Model)) ?? new ModelDay(line.Provider, line.Model, 0, default);
        _models[(line.Provider, line.Model)] = before with { Calls = before.Calls + calls, Sums = before.Sums + sums };
    }
}
