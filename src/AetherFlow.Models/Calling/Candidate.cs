using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Settings;
using AetherFlow.Models.Spending;
using AetherFlow.Runs;
using Microsoft.Extensions.AI;

namespace AetherFlow.Models.Calling;

/// <summary>A request made ready for one provider and model.</summary>
internal sealed record Candidate
{
    public required Connection Connection { get; init; }

    public required ModelEntry Model { get; init; }

    /// <summary>Free of secrets.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    public required int MaxTokens { get; init; }

    public required float Temperature { get; init; }

    public required bool Stream { get; init; }

    public required RequestHash Hash { get; init; }

    public ProviderSettings Provider => Connection.Provider;

    /// <summary>Null where no price is known.</summary>
    public Money? AtMost => ReservationBound.Of(Model, Hash.Size, MaxTokens);

    public ChatOptions Options => new() { ModelId = Model.Id, MaxOutputTokens = MaxTokens, Temperature = Temperature };

    /// <summary>Those of the request's candidates that can be asked here.</summary>
    public static List<Candidate> AllOf(ModelRequest request, Connections connections)
    {
        var messages = request.Messages.Select(m => new ChatMessage(m.Role, connections.Redactor.Redact(m.Text))).ToList();
        return [.. request.Candidates
            .Select(choice => connections.Find(choice.Provider) is { } found ? Of(request, messages, found, choice.Model, connections.Settings) : null)
            .OfType<Candidate>()];
    }

    private static Candidate Of(ModelRequest request, List<ChatMessage> messages, Connection connection, string model, ModelSettings settings)
    {
        var entry = connection.Provider.ModelNamed(model);
        var wanted = request.MaxTokens ?? settings.MaxTokens;
        var maxTokens = entry.LimitsAssumed ? wanted : Math.Min(wanted, entry.OutputCap);
        var temperature = request.Temperature ?? settings.Temperature;
        return new Candidate
        {
            Connection = connection,
            Model = entry,
            Messages = messages,
            MaxTokens = maxTokens,
            Temperature = temperature,
            Stream = request.Stream,
            Hash = RequestHash.Of(model, [.. messages.Select(m => (m.Role.Value, m.Text))], maxTokens, temperature),
        };
    }
}
