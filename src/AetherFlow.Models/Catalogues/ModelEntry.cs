using System.Text.Json;

namespace AetherFlow.Models.Catalogues;

/// <summary>What is known of a model before it is asked: its limits, its price, what its requests need.</summary>
public sealed record ModelEntry
{
    /// <summary>Tokens, where nothing is known of a model.</summary>
    public const int AssumedContextWindow = 32_768;

    /// <summary>Tokens, where nothing is known of a model.</summary>
    public const int AssumedOutputCap = 8_192;

    /// <summary>The vendor holds a reply to a JSON schema.</summary>
    public const string SchemaStructure = "schema";

    /// <summary>The vendor holds a reply to JSON, whatever its shape.</summary>
    public const string JsonStructure = "json";

    /// <summary>What a reply looks like is a matter of the prompt alone.</summary>
    public const string NoStructure = "none";

    public static readonly IReadOnlyList<string> Structures = [SchemaStructure, JsonStructure, NoStructure];

    /// <summary>Complete files.</summary>
    public const string WholeEdits = "whole";

    /// <summary>SEARCH/REPLACE blocks.</summary>
    public const string SearchReplaceEdits = "search_replace";

    public const string UnifiedDiffEdits = "unified_diff";

    /// <summary>V4A patches.</summary>
    public const string ApplyPatchEdits = "apply_patch";

    public static readonly IReadOnlyList<string> EditFormats = [WholeEdits, SearchReplaceEdits, UnifiedDiffEdits, ApplyPatchEdits];

    public required string Id { get; init; }

    /// <summary>Name of its <see cref="Catalogues.Provider"/>.</summary>
    public required string Provider { get; init; }

    /// <summary>Input and output together, in tokens.</summary>
    public required int ContextWindow { get; init; }

    /// <summary>Tokens of one reply at most.</summary>
    public required int OutputCap { get; init; }

    /// <summary>The limits are the assumed ones: good for fitting prompts, no bound for what a call may cost.</summary>
    public bool LimitsAssumed { get; init; }

    /// <summary>Null where no price is known.</summary>
    public ModelPrice? Price { get; init; }

    /// <summary>One of <see cref="Structures"/>: what its vendor can hold a reply to.</summary>
    public string Structured { get; init; } = NoStructure;

    /// <summary>One of <see cref="EditFormats"/>: how it changes a file that exists most reliably. Weak models copy whole files better than parts of them.</summary>
    public string EditFormat { get; init; } = WholeEdits;

    /// <summary>It may be offered tools.</summary>
    public bool TakesTools { get; init; } = true;

    /// <summary>False for models that refuse a temperature: requests to them carry none.</summary>
    public bool TakesTemperature { get; init; } = true;

    /// <summary>Fields that every request for this model carries beside the usual ones, such as <c>thinking</c>.</summary>
    public IReadOnlyDictionary<string, JsonElement> Request { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>Tokens that a reply may have where somebody wants that many.</summary>
    public int ReplyTokens(int wanted) => LimitsAssumed ? wanted : Math.Min(wanted, OutputCap);

    /// <summary>Tokens that a prompt may have beside a reply of that length; null where the limits are only assumed.</summary>
    public int? RoomBeside(int replyTokens) => LimitsAssumed ? null : ContextWindow - ReplyTokens(replyTokens);

    /// <summary>The largest room among the models; null where one of them is of unknown size.</summary>
    public static int? LargestRoom(IReadOnlyList<ModelEntry?> models, int replyTokens)
    {
        var rooms = models.Select(model => model?.RoomBeside(replyTokens)).ToList();
        return rooms.Contains(null) ? null : rooms.Max();
    }

    /// <summary>A model that no catalogue lists.</summary>
    public static ModelEntry Unlisted(string provider, string id) => new()
    {
        Id = id,
        Provider = provider,
        ContextWindow = AssumedContextWindow,
        OutputCap = AssumedOutputCap,
        LimitsAssumed = true,
    };
}
