using System.Collections.Immutable;

namespace AetherFlow.Plans.Source;

/// <summary>Gathers problems; beyond <see cref="PlanLimits.Problems"/> only their number.</summary>
internal sealed class ProblemLog(SourceText source)
{
    private readonly List<(int Offset, PlanProblem Problem)> _problems = [];
    private int _dropped;

    public bool HasError { get; private set; }

    public void Error(string code, SourceValue at, string message, string? hint = null) =>
        Add(code, PlanSeverity.Error, at.Start, at.Path, message, at.Shown, hint);

    public void Warning(string code, SourceValue at, string message, string? hint = null) =>
        Add(code, PlanSeverity.Warning, at.Start, at.Path, message, at.Shown, hint);

    /// <summary>An error in strict reading, a warning in lenient.</summary>
    public void Oddity(bool lenient, string code, SourceValue at, string message, string? hint = null) =>
        Add(code, lenient ? PlanSeverity.Warning : PlanSeverity.Error, at.Start, at.Path, message, at.Shown, hint);

    public void Add(string code, PlanSeverity severity, int offset, string path, string message, string? value, string? hint)
    {
        HasError |= severity == PlanSeverity.Error;
        if (_problems.Count == PlanLimits.Problems)
        {
            _dropped++;
            return;
        }

        var place = source.PlaceOf(offset);
        _problems.Add((offset, new PlanProblem
        {
            Code = code,
            Severity = severity,
            Path = path,
            Line = place.Line,
            Column = place.Column,
            Message = message,
            Value = value,
            Hint = hint,
        }));
    }

    /// <summary>A log of its own, for trying what may fail without anybody hearing of it.</summary>
    public ProblemLog Apart() => new(source);

    public SourcePlace PlaceOf(SourceValue value) => source.PlaceOf(value.Start);

    /// <summary>All problems, in file order.</summary>
    public ImmutableArray<PlanProblem> Problems()
    {
        var ordered = _problems.OrderBy(entry => entry.Offset).Select(entry => entry.Problem).ToImmutableArray();
        if (_dropped == 0) return ordered;
        return ordered.Add(new PlanProblem
        {
            Code = PlanCodes.TooManyProblems,
            Severity = HasError ? PlanSeverity.Error : PlanSeverity.Warning,
            Path = "$",
            Line = 1,
            Column = 1,
            Message = $"{_dropped} more problems are not listed",
            Hint = $"repair these {PlanLimits.Problems} first",
        });
    }
}
