using System.Text.Json;
using AetherFlow.Runs;
using AetherFlow.Sandbox;

namespace AetherFlow.Hosting;

/// <summary>Collects what is wrong with the fields of one project's file.</summary>
internal sealed class FieldReports(string file)
{
    private readonly List<Problem> _problems = [];

    public IReadOnlyList<Problem> All => _problems;

    /// <param name="what">With the path of the field: <c>$.checks[0].kind is missing</c>.</param>
    public void Add(string what) => _problems.Add(new Problem("config.invalid", $"{file}: {what}.", "Correct the file; docs/formats/aetherflow-json.md shows a complete one."));

    /// <summary>What the policy says about the rules in it.</summary>
    public Problem Of(PolicyProblem problem) => new(problem.Code, $"{file}: {problem.Message}", problem.Hint);

    /// <summary>The beginning of what stands there.</summary>
    public static string Show(JsonElement value) => value.GetRawText() is { Length: > 40 } text ? text[..40] + "…" : value.GetRawText();
}
