using AetherFlow.Runs;

namespace AetherFlow.Models.Catalogues;

/// <summary>Collects what is wrong with the fields of one JSON file.</summary>
/// <param name="code">Of every problem, unless another is named.</param>
/// <param name="file">Named in every message; null for the catalogue of the program.</param>
/// <param name="hint">What to do.</param>
internal sealed class FieldProblems(string code, string? file, string hint)
{
    private readonly List<Problem> _problems = [];

    public IReadOnlyList<Problem> All => _problems;

    public bool IsEmpty => _problems.Count == 0;

    /// <summary>The file that the fields stand in; null for the catalogue of the program.</summary>
    public string? File => file;

    /// <param name="what">With the path of the field, such as <c>$.version is 2</c>.</param>
    public void Add(string what) => Add(code, what, hint);

    public void Add(string otherCode, string what, string otherHint) =>
        _problems.Add(new Problem(otherCode, $"{(file is null ? "" : $"{file}: ")}{what}.", otherHint));
}
