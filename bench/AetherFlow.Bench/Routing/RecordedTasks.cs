using System.Text.Json;

namespace AetherFlow.Bench.Routing;

/// <summary>The attempts of several models at the same tasks, as SWE-bench publishes them with mini-SWE-agent.</summary>
internal sealed record RecordedTasks
{
    /// <summary>The cheapest first, by the mean cost of a task.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    public required IReadOnlyList<RecordedTask> Tasks { get; init; }

    /// <summary>Reads <c>{model: {task: {resolved, cost, api_calls}}}</c>; tasks that not every model tried are left out.</summary>
    public static RecordedTasks Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var byModel = document.RootElement.EnumerateObject().ToDictionary(
            model => model.Name,
            model => model.Value.EnumerateObject().ToDictionary(task => task.Name, task => Attempt(task.Value), StringComparer.Ordinal),
            StringComparer.Ordinal);
        var names = byModel.Values.Select(tasks => tasks.Keys.AsEnumerable()).Aggregate((left, right) => left.Intersect(right, StringComparer.Ordinal));
        return new RecordedTasks
        {
            Models = [.. byModel.Keys.OrderBy(model => byModel[model].Values.Average(attempt => attempt.Cost))],
            Tasks = [.. names.Select(name => new RecordedTask(name, byModel.ToDictionary(model => model.Key, model => model.Value[name], StringComparer.Ordinal)))],
        };
    }

    private static RecordedAttempt Attempt(JsonElement attempt) =>
        new(attempt.GetProperty("resolved").GetBoolean(), attempt.GetProperty("cost").GetDouble());
}
