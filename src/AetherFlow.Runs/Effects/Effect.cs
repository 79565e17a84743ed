namespace AetherFlow.Runs.Effects;

/// <summary>
/// One effect on the world, or one reading of it, done once in the life of a run: <see cref="Scope.OnceAsync"/>
/// does it and records it, or returns what was recorded.
/// </summary>
public sealed record Effect<TIntent, TResult>
{
    public required EffectType<TIntent, TResult> Type { get; init; }

    /// <summary>Its place within its scope, such as <c>step_3</c> or <c>call-1</c>; never time or chance.</summary>
    public required string Key { get; init; }

    /// <summary>What is about to happen; recorded with the announcement.</summary>
    public required TIntent Intent { get; init; }

    /// <summary>A hash of the inputs; a resume that finds another one says so, a fork does not keep the effect.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>
    /// Does it. Effects it does in turn go through the scope it is given. An exception leaves the effect in doubt,
    /// <see cref="EffectDidNotHappenException"/> says that nothing was done.
    /// </summary>
    public required Func<Scope, CancellationToken, Task<TResult>> Act { get; init; }

    /// <summary>
    /// What to do where an announced effect has no result, given the intent that was recorded; null: act again.
    /// </summary>
    public Func<TIntent, Scope, CancellationToken, Task<TResult>>? Settle { get; init; }
}
