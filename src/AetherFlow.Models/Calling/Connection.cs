using AetherFlow.Models.Settings;
using Microsoft.Extensions.AI;

namespace AetherFlow.Models.Calling;

/// <summary>A provider and the client that reaches it.</summary>
public sealed record Connection(ProviderSettings Provider, IChatClient Client);
