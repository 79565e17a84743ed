using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Models.Traffic;

/// <summary>The right to make one call. Whoever has it tells how the call ended, or gives it back.</summary>
internal sealed class GatePass(Gate gate, string model, BegunCall? begun, bool isProbe) : IDisposable
{
    private bool _over;

    public string Model { get; } = model;

    /// <summary>As it counts against the limits of a minute; null where there are none.</summary>
    public BegunCall? Begun { get; } = begun;

    /// <summary>The call was let through to see whether the provider is back.</summary>
    public bool IsProbe { get; } = isProbe;

    /// <param name="problem">Null for a whole reply.</param>
    /// <param name="usage">Null where none was reported; then the estimate stands.</param>
    public void End(CallProblem? problem, Usage? usage)
    {
        Close();
        gate.Learn(this, problem, usage);
    }

    /// <summary>The call was not made.</summary>
    public void GiveBack()
    {
        Close();
        gate.Forget(this);
    }

    /// <summary>A call that was cut off counts, and says nothing of the provider.</summary>
    public void Dispose()
    {
        if (_over) return;
        Close();
        gate.Leave(this);
    }

    private void Close()
    {
        if (_over) throw new InvalidOperationException("The pass was given back already.");
        _over = true;
    }
}
