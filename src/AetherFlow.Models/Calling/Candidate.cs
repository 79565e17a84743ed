using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Routing;
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

    /// <summary>Null for models that take none.</summary>
    public required float? Temperature { get; init; }

    public required bool Stream { get; init; }

    /// <summary>Null for text.</summary>
    public ReplySchema? Schema { get; init; }

    public required RequestHash Hash { get; init; }

    public ProviderSettings Provider => Connection.Provider;

    /// <summary>Null where no price is known.</summary>
    public Money? AtMost => ReservationBound.Of(Model, Hash.Size, MaxTokens);

    public ChatOptions Options => new() { ModelId = Model.Id, MaxOutputTokens = MaxTokens, Temperature = Temperature, ResponseFormat = Format };

    /// <summary>Tokens that the call may use, as the limits of a provider count them.</summary>
    public long Tokens => PromptSize.Tokens(Hash.Size) + MaxTokens;

    private ChatResponseFormat? Format => (Schema, Model.Structured) switch
    {
        ({ } wanted, ModelEntry.SchemaStructure) => ChatResponseFormat.ForJsonSchema(wanted.Schema, wanted.Name),
        ({ }, ModelEntry.JsonStructure) => ChatResponseFormat.Json,
        _ => null,
    };

    private bool Fits => PromptSize.Fits(Model, Hash.Size, MaxTokens);

    /// <summary>
    /// Those of the request's candidates that can be asked here; what is too long for one is left to the others, where
    /// there are others.
    /// </summary>
    public static List<Candidate> AllOf(ModelRequest request, Connections connections)
    {
        var messages = Redacted(request, connections);
        var all = request.Candidates
            .Select(choice => connections.Find(choice.Provider) is { } found ? Of(request, messages, found, choice.Model, connections.Settings) : null)
            .OfType<Candidate>()
            .ToList();
        return all.Exists(c => c.Fits) ? all.FindAll(c => c.Fits) : all;
    }

    /// <summary>As they leave: without the keys of any provider.</summary>
    public static List<ChatMessage> Redacted(ModelRequest request, Connections connections) =>
        [.. request.Messages.Select(m => new ChatMessage(m.Role, connections.Redactor.Redact(m.Text)))];

    /// <summary>Tokens that the reply of a model may have.</summary>
    public static int MaxTokensOf(ModelRequest request, ModelEntry model, ModelSettings settings) =>
        model.ReplyTokens(request.MaxTokens ?? settings.MaxTokens);

    /// <summary>Null for a model that takes none.</summary>
    public static float? TemperatureOf(ModelRequest request, ModelEntry model, ModelSettings settings) =>
        model.TakesTemperature ? request.Temperature ?? settings.Temperature : null;

    public static RequestHash HashOf(string model, List<ChatMessage> messages, int maxTokens, float? temperature) =>
        RequestHash.Of(model, [.. messages.Select(m => (m.Role.Value, m.Text))], maxTokens, temperature);

    private static Candidate Of(ModelRequest request, List<ChatMessage> messages, Connection connection, string model, ModelSettings settings)
    {
        var entry = connection.Provider.ModelNamed(model);
        var maxTokens = MaxTokensOf(request, entry, settings);
        var temperature = TemperatureOf(request, entry, settings);
        return new Candidate
        {
            Connection = connection,
            Model = entry,
            Messages = messages,
            MaxTokens = maxTokens,
            Temperature = temperature,
            Stream = request.Stream,
            Schema = request.Schema,
            Hash = HashOf(model, messages, maxTokens, temperature),
        };
    }
}
