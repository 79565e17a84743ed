namespace AetherFlow.Cli.Commands;

/// <summary>What is to be told of models.</summary>
/// <param name="Prices">Their prices instead of who is asked.</param>
/// <param name="EnvFile">A file with variables that the user names; null for none.</param>
internal sealed record ModelsQuestion(bool Prices, string? EnvFile);
