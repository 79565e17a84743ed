using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>
/// Changes members of a source file: by name, never by place, and never by a guess. Operations are made in their order, each
/// against the text as the ones before left it; all are made, or none.
/// </summary>
public static class Surgeon
{
    /// <param name="path">Tells the language.</param>
    /// <param name="text">The file as it is, which <see cref="EditPlace.Line"/> counts in as the operations before left it.</param>
    /// <param name="operations">At least one; none leaves the text as it is.</param>
    public static EditResult Apply(string path, string text, IReadOnlyList<SurgicalOperation> operations)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(operations);
        if (SurgicalText.Of(path, text) is not { } source) return EditResult.Failed([SurgicalProblems.NoOutline(path)]);
        var places = ImmutableArray.CreateBuilder<EditPlace>();
        var problems = ImmutableArray.CreateBuilder<EditProblem>();
        foreach (var (index, operation) in operations.Index())
        {
            var outcome = SurgicalOperating.On(source, operation);
            var after = outcome.Problem is null && !outcome.IsAlreadyApplied ? source.With(TextSplice.All(source.Text, outcome.Splices)) : source;
            var problem = outcome.Problem ?? SurgicalProblems.Broken(source, after) ?? Bystanders.Find(source, after, outcome.Splices);
            if (problem is not null)
            {
                problems.Add(problem with { Message = $"Operation {index + 1} ({Named(operation)}): {problem.Message}", Line = operation.Line });
                continue;
            }

            places.Add(outcome.Place(source));
            source = after;
        }

        return problems.Count > 0
            ? EditResult.Failed(problems.ToImmutable(), places.ToImmutable())
            : EditResult.Applied(source.Text, places.ToImmutable());
    }

    private static string Named(SurgicalOperation operation) =>
        string.IsNullOrWhiteSpace(operation.Target) ? operation.Type : $"{operation.Type} `{operation.Target.Trim()}`";
}
