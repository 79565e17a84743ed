using System.Globalization;
using System.Text;

namespace AetherFlow.Runs.Output;

/// <summary>The metrics as a table: totals, a blank row, then a row a step.</summary>
internal static class MetricsCsv
{
    public static string Of(RunMetrics run)
    {
        var text = new StringBuilder();
        Row(text, "Metric", "Value");
        Row(text, "Task ID", run.TaskId);
        Row(text, "Task Description", run.TaskDescription);
        Row(text, "Total Steps", run.TotalSteps);
        Row(text, "Successful Steps", run.SuccessfulSteps);
        Row(text, "Failed Steps", run.FailedSteps);
        Row(text, "Total Execution Time (ms)", run.TotalExecutionTimeMs);
        Row(text, "Average Step Time (ms)", run.AverageStepTimeMs);
        Row(text, "Total Tokens Used", run.TotalTokensUsed);
        Row(text, "Total Input Tokens", run.TotalInputTokens);
        Row(text, "Total Output Tokens", run.TotalOutputTokens);
        Row(text, "Total Cost (USD)", run.TotalCostUsd);
        Row(text, "Success Rate", run.SuccessRate);
        Row(text, "Started At", run.StartedAt.ToString("O", CultureInfo.InvariantCulture));
        Row(text, "Completed At", run.CompletedAt?.ToString("O", CultureInfo.InvariantCulture));
        Row(text, "Cache Hits", run.CacheHits);
        Row(text, "Cache Saved Tokens", run.CacheSavedTokens);
        Row(text, "Cache Saved (USD)", run.CacheSavedUsd);
        text.Append('\n');
        Row(text, "Step ID", "Description", "Type", "Success", "Time (ms)", "Tokens", "Input Tokens", "Output Tokens", "Cost (USD)", "Error", "Phase", "Provider", "Model", "Cache Hit");
        foreach (var s in run.StepMetrics)
        {
            Row(
                text,
                s.StepId, s.StepDescription, s.StepType, s.Success, s.ExecutionTimeMs, s.TokensUsed, s.InputTokens, s.OutputTokens, s.CostUsd, s.Error,
                s.Phase, s.Provider, s.Model, s.CacheHit);
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, params ReadOnlySpan<object?> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0) text.Append(',');
            text.Append(Cell(Convert.ToString(cells[i], CultureInfo.InvariantCulture) ?? ""));
        }

        text.Append('\n');
    }

    private static string Cell(string value) =>
        value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
