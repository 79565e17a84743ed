namespace AetherFlow.Engine.Prompts;

/// <summary>One item of a prompt before it is known how much room there is.</summary>
/// <param name="Name">Unique in its prompt, as in <see cref="Runs.Events.PromptPart.Name"/>.</param>
/// <param name="Text">As it would be sent with room enough.</param>
/// <param name="Cap">Characters it may have at most; null: it goes whole or the prompt is not sent.</param>
/// <param name="Frame">Characters of what stands around the text: path, fences, heading.</param>
internal sealed record PromptItem(string Name, string Text, int? Cap = null, int Frame = 0)
{
    /// <summary>Characters that are sent in any case.</summary>
    public long Fixed => Frame + (Cap is null ? Text.Length : 0);

    /// <summary>Characters that it would have with room enough.</summary>
    public int Wanted => Math.Min(Text.Length, Cap ?? Text.Length);

    /// <summary>Served before the others; where nothing of it has room, the prompt is not sent.</summary>
    public bool IsNeeded { get; init; }

    /// <summary>Makes it fit into so many characters, or leaves nothing of it. Null: it keeps its head and its tail.</summary>
    public Func<int, string>? Shorten { get; init; }

    /// <summary>Characters that stand around it besides, where it was shortened so.</summary>
    public int CutFrame { get; init; }
}
