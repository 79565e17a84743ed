using System.Text.Json.Serialization.Metadata;

namespace AetherFlow.Runs.Effects;

/// <summary>A kind of effect: its name in the journal and the JSON types of what it intends and what it brings.</summary>
/// <param name="Name">Event types are <c>name.started</c>, <c>name.finished</c>, <c>name.abandoned</c>.</param>
/// <param name="Announcement">How it is announced.</param>
/// <param name="IntentJson">From <see cref="RunsJson.Lines"/>.</param>
/// <param name="ResultJson">From <see cref="RunsJson.Lines"/>.</param>
public sealed record EffectType<TIntent, TResult>(
    string Name, Announcement Announcement, JsonTypeInfo<TIntent> IntentJson, JsonTypeInfo<TResult> ResultJson)
{
    public Recording Recording { get; init; } = Recording.BeforeUse;

    internal string Started { get; } = Name + ".started";

    internal string Finished { get; } = Name + ".finished";

    internal string Abandoned { get; } = Name + ".abandoned";
}
