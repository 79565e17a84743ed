namespace AetherFlow.Engine.Prompts;

/// <summary>How sure it is that a word in prose names something in code; the surest first.</summary>
internal enum Mention
{
    /// <summary>With what it stands in: <c>Invoice.total</c>.</summary>
    Path,

    /// <summary>Spelled as code is: <c>`total`</c>, <c>total(</c>, <c>total_of</c>, <c>TotalOf</c>.</summary>
    Code,

    /// <summary>A word like any other.</summary>
    Word,

    /// <summary>A word that differs in case.</summary>
    Loose,
}
