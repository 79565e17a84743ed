namespace AetherFlow.Models.Settings;

/// <summary>
/// A server on the user's machine of which nobody knows yet whether it runs, or which models it has:
/// <see cref="Calling.LocalServers"/> asks it.
/// </summary>
/// <param name="Provider">Ready but for that; its default model is empty where the user named none.</param>
public sealed record UnaskedServer(ProviderSettings Provider);
