namespace AetherFlow.Models.Spending;

/// <summary>What was spent, by provider and together.</summary>
internal sealed class Account
{
    private readonly Dictionary<string, SpendSums> _providers = new(StringComparer.Ordinal);

    public SpendSums All { get; private set; }

    /// <param name="provider">Null for all of them together.</param>
    public SpendSums Of(string? provider) => provider is null ? All : _providers.GetValueOrDefault(provider);

    public void Add(string provider, SpendSums sums)
    {
        All += sums;
        _providers[provider] = _providers.GetValueOrDefault(provider) + sums;
    }
}
