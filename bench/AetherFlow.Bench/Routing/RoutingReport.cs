using System.Text;

namespace AetherFlow.Bench.Routing;

/// <summary>What the policies bring, as Markdown.</summary>
internal static class RoutingReport
{
    private static readonly double[] VerifierErrors = [0, 0.05, 0.10];

    /// <summary>Single models, all cascades that climb in price, and the router that cannot be beaten.</summary>
    public static IReadOnlyList<Policy> Policies(IReadOnlyList<string> models) =>
    [
        .. models.Select(model => Policy.Cascade(model)),
        .. Climbing(models).Where(climb => climb.Count > 1).OrderBy(climb => climb.Count).Select(climb => Policy.Cascade(climb)),
        Policy.Perfect,
    ];

    public static string Table(RecordedTasks recorded)
    {
        var text = new StringBuilder();
        text.Append("| policy | solved | $ a task | $ a solved task | verifier errs 5 %: solved | $ a task | 10 %: solved | $ a task |\n");
        text.Append("|---|--:|--:|--:|--:|--:|--:|--:|\n");
        foreach (var policy in Policies(recorded.Models))
        {
            var each = VerifierErrors.Select(error => policy.Over(recorded.Tasks, error)).ToList();
            var verified = each[0] != each[1];
            text.Append($"| {policy.Name} | {each[0].Solved:0.0 %} | {each[0].Cost:0.000} | {each[0].Cost / each[0].Solved:0.000} |");
            text.Append(verified ? $" {each[1].Solved:0.0 %} | {each[1].Cost:0.000} | {each[2].Solved:0.0 %} | {each[2].Cost:0.000} |\n" : " | | | |\n");
        }

        return text.ToString();
    }

    public static string Document(RecordedTasks recorded, string date, string command) => DocumentTemplate.Fill("routing.template.md", new Dictionary<string, string>
    {
        ["date"] = date,
        ["command"] = command,
        ["tasks"] = $"{recorded.Tasks.Count}",
        ["models"] = string.Join(", ", recorded.Models),
        ["table"] = Table(recorded).TrimEnd(),
    });

    /// <summary>Every choice of models, in the order of their prices.</summary>
    private static IEnumerable<IReadOnlyList<string>> Climbing(IReadOnlyList<string> models) => Enumerable
        .Range(1, (1 << models.Count) - 1)
        .Select(choice => models.Where((_, place) => (choice >> place & 1) == 1).ToList());
}
