namespace AetherFlow.Bench.Routing;

/// <summary>Whom to ask for a task, and what that is expected to bring.</summary>
internal sealed record Policy(string Name, Func<RecordedTask, double, Expectation> Of)
{
    /// <summary>
    /// Every model in turn until a verifier accepts its work; the work of the last one is taken as it is. The verifier
    /// errs with the same probability both ways: it accepts what is wrong, and rejects what is right.
    /// </summary>
    public static Policy Cascade(params IReadOnlyList<string> models) =>
        new(string.Join(" → ", models), (task, error) => Climb([.. models.Select(model => task.Attempts[model])], error));

    /// <summary>Knows before it asks which is the cheapest model that solves the task; the cheapest one where none does.</summary>
    public static Policy Perfect { get; } = new("perfect router", (task, _) =>
    {
        var best = task.Attempts.Values.OrderByDescending(attempt => attempt.Resolved).ThenBy(attempt => attempt.Cost).First();
        return new Expectation(best.Resolved ? 1 : 0, best.Cost);
    });

    /// <summary>Mean over all tasks.</summary>
    public Expectation Over(IReadOnlyList<RecordedTask> tasks, double verifierError)
    {
        var each = tasks.Select(task => Of(task, verifierError)).ToList();
        return new Expectation(each.Average(e => e.Solved), each.Average(e => e.Cost));
    }

    private static Expectation Climb(IReadOnlyList<RecordedAttempt> attempts, double error)
    {
        var (reached, solved, cost) = (1.0, 0.0, 0.0);
        for (var i = 0; i < attempts.Count; i++)
        {
            var attempt = attempts[i];
            var accepted = i == attempts.Count - 1 ? 1 : attempt.Resolved ? 1 - error : error;
            cost += reached * attempt.Cost;
            if (attempt.Resolved) solved += reached * accepted;
            reached *= 1 - accepted;
        }

        return new Expectation(solved, cost);
    }
}
