namespace AetherFlow.Bench.Edits.Corpus;

/// <summary>What an editor made of a case.</summary>
internal enum EditOutcome
{
    /// <summary>To the letter what it should be.</summary>
    Recovered,

    /// <summary>In the right place, but not what was wanted: indentation, quotes, a piece of the old text left.</summary>
    OtherText,

    /// <summary>Something outside of the place has changed.</summary>
    WrongPlace,

    Refused,
}
