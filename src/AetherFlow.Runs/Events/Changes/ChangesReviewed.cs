namespace AetherFlow.Runs.Events;

/// <summary>What a person said to changes before they were written; nothing of them was on disk by then.</summary>
public sealed record ChangesReviewed
{
    public const string Accepted = "accepted";
    public const string Declined = "declined";
    public const string ChangesAsked = "changes_asked";

    /// <summary><c>accepted</c>, <c>declined</c> or <c>changes_asked</c>; only the first lets the changes be written.</summary>
    public required string Verdict { get; init; }

    /// <summary>The person's words, keys taken out.</summary>
    public string? Reason { get; init; }

    /// <summary>What follows in this stint is accepted too.</summary>
    public bool All { get; init; }

    /// <summary>Accepted by an earlier <see cref="All"/>, and shown to nobody.</summary>
    public bool Unasked { get; init; }
}
