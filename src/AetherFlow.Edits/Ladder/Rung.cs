namespace AetherFlow.Edits;

/// <summary>How alike the lines that a model gave and those of the file were, from equal to merely recognisable.</summary>
public enum Rung
{
    /// <summary>Equal to the letter.</summary>
    Exact,

    /// <summary>Equal but for line ends, a byte order mark, or the final line end.</summary>
    LineEnds,

    /// <summary>Equal but for white space at the ends of lines.</summary>
    TrailingBlanks,

    /// <summary>Every line shifted by the same indentation.</summary>
    Indentation,

    /// <summary>Equal but for typographic quotes, dashes and spaces.</summary>
    Punctuation,

    /// <summary>Pieces with <c>...</c> between them, each found once and in order.</summary>
    Elision,

    /// <summary>First and last line found, and what is between nearly equal, without a rival.</summary>
    Anchored,

    /// <summary>The same member of the same file, by name and container.</summary>
    Member,

    /// <summary>The result stands there already.</summary>
    AlreadyApplied,
}
