using System.Globalization;
using AetherFlow.Models.Problems;
using AetherFlow.Runs.Events;

namespace AetherFlow.Models.Traffic;

/// <summary>What the calls so far have shown of a provider. Its gate guards it.</summary>
internal sealed class ProviderHealth
{
    /// <summary>Where a provider has no room and does not say for how long; LiteLLM's default.</summary>
    public static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(5);

    /// <summary>What a provider may ask for, so that a mistake of its own does not lock it out for days.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>Failures in a row that open the circuit.</summary>
    public const int FailuresToOpen = 5;

    /// <summary>Within which they must lie, and for which the circuit then stays open.</summary>
    public static readonly TimeSpan CircuitTime = TimeSpan.FromMinutes(1);

    /// <summary>For which a key, an account or a model that was refused is believed to be no good.</summary>
    public static readonly TimeSpan ShutTime = TimeSpan.FromMinutes(5);

    private const string AllModels = "";

    private readonly List<TimeSpan> _failures = [];
    private readonly Dictionary<string, Closure> _shut = new(StringComparer.Ordinal);
    private Closure? _pause;
    private Closure? _circuit;

    /// <summary>From when on calls are let through; a moment that is past where nothing is wrong.</summary>
    public TimeSpan OpensAt => Max(_pause?.Until ?? TimeSpan.Zero, _circuit?.Until ?? TimeSpan.Zero);

    /// <summary>The circuit has opened and no call has succeeded since: one call at a time may try.</summary>
    public bool IsTripped => _circuit is not null;

    public string? Why => _pause is { } pause && pause.Until == OpensAt ? pause.Why : _circuit?.Why;

    public bool IsShut(string model, TimeSpan now) => ShutBy(AllModels, now) || ShutBy(model, now);

    /// <summary>All that stands against calls now, with the model that it is about; null for all of them.</summary>
    public IEnumerable<(string? Model, Closure Closure)> Closures(TimeSpan now)
    {
        if (OpensAt > now) yield return (null, new Closure(OpensAt, Why!));
        foreach (var (model, closure) in _shut.Where(s => s.Value.Until > now)) yield return (model == AllModels ? null : model, closure);
    }

    /// <param name="now">When the call ended.</param>
    /// <param name="model">Who was asked.</param>
    /// <param name="problem">Null for a whole reply.</param>
    /// <param name="probe">It was let through to see whether the provider is back.</param>
    public void Learn(TimeSpan now, string model, CallProblem? problem, bool probe)
    {
        if (problem is null)
        {
            _failures.Clear();
            _circuit = null;
            if (probe) _pause = null;
            _shut.Remove(AllModels);
            _shut.Remove(model);
        }
        else if (problem.Kind is ProblemKind.Server or ProblemKind.Timeout or ProblemKind.Network or ProblemKind.Cut or ProblemKind.Malformed)
        {
            Fail(now, problem.Kind, probe);
        }
        else
        {
            // Whatever it is, the provider has answered.
            if (probe) _circuit = null;
            Believe(now, model, problem);
        }
    }

    private void Believe(TimeSpan now, string model, CallProblem problem)
    {
        switch (problem.Kind)
        {
            case ProblemKind.RateLimit or ProblemKind.Overloaded:
                var pause = problem.RetryAfterMs is { } ms ? TimeSpan.FromMilliseconds(Math.Min(ms, LongestPause.TotalMilliseconds)) : DefaultPause;
                if (now + pause > (_pause?.Until ?? now)) _pause = new Closure(now + pause, $"asked for a pause ({Word(problem)})");
                break;
            case ProblemKind.Auth:
                _shut[AllModels] = new Closure(now + ShutTime, "refused the key");
                break;
            case ProblemKind.OutOfCredit:
                _shut[AllModels] = new Closure(now + ShutTime, "has no credit left");
                break;
            case ProblemKind.NotFound:
                _shut[model] = new Closure(now + ShutTime, "does not know the model");
                break;
        }
    }

    private void Fail(TimeSpan now, string kind, bool probe)
    {
        // Calls that were under way when the circuit opened have nothing new to say.
        if (IsTripped && !probe) return;
        _failures.RemoveAll(at => at <= now - CircuitTime);
        _failures.Add(now);
        if (!IsTripped && _failures.Count < FailuresToOpen) return;
        _failures.Clear();
        _circuit = new Closure(now + CircuitTime, IsTripped ? $"still fails ({kind})" : $"failed {FailuresToOpen} times in a row ({kind})");
    }

    private bool ShutBy(string model, TimeSpan now) => _shut.TryGetValue(model, out var closure) && closure.Until > now;

    private static string Word(CallProblem problem) => problem.Status?.ToString(CultureInfo.InvariantCulture) ?? problem.Kind;

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
