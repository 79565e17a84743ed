namespace AetherFlow.Workspaces.Tests.Transactions;

/// <summary>Stands for kill -9: the product knows no such exception and lets it pass.</summary>
internal sealed class Stopped : Exception;
