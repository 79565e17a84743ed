using System.Text.Json;
using AetherFlow.Plans.Reading;
using AetherFlow.Plans.Source;

namespace AetherFlow.Plans;

/// <summary>Reads a plan file: bytes to a plan, or to all of its problems at once. Never throws for what a file holds.</summary>
public static class PlanReader
{
    public static PlanReading Read(ReadOnlyMemory<byte> bytes, PlanReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (bytes.Length > PlanLimits.Bytes) return Unreadable(TooLarge(bytes.Length));
        var source = SourceDecoder.Decode(bytes, out var undecodable);
        if (source is null) return Unreadable(undecodable!);

        var problems = new ProblemLog(source);
        var plan = Root(source, problems) is { } root ? new PlanFile(problems, options).Read(root) : null;
        return new PlanReading(plan, problems.Problems());
    }

    private static SourceValue? Root(SourceText source, ProblemLog problems)
    {
        var span = source.Bytes.Span;
        var first = span.IndexOfAnyExcept(" \t\r\n"u8);
        if (first < 0)
        {
            problems.Add(PlanCodes.Empty, PlanSeverity.Error, 0, "$", "the file is empty", null, "a plan is a JSON object");
            return null;
        }

        // A comment is no plan either, but what follows it may be.
        if (span[first] is not ((byte)'{' or (byte)'[' or (byte)'/'))
        {
            NotAnObject(problems, first, Excerpt.Of(span[first..], 20));
            return null;
        }

        var root = new SourceReader(source, problems).Read();
        if (root is null || root.Kind == JsonValueKind.Object) return root;
        NotAnObject(problems, root.Start, root.Kindly);
        return null;
    }

    private static void NotAnObject(ProblemLog problems, int offset, string shown)
    {
        var hint = shown.StartsWith("```", StringComparison.Ordinal)
            ? "remove the Markdown fence around the plan"
            : "a plan is a JSON object: it begins with { and ends with }";
        problems.Add(PlanCodes.NotAnObject, PlanSeverity.Error, offset, "$", $"the file does not hold a JSON object but {shown}", shown, hint);
    }

    private static PlanReading Unreadable(PlanProblem problem) => new(null, [problem]);

    private static PlanProblem TooLarge(int length) => new()
    {
        Code = PlanCodes.TooLarge,
        Severity = PlanSeverity.Error,
        Path = "$",
        Line = 1,
        Column = 1,
        Message = $"the file has {length} bytes, more than the limit of {PlanLimits.Bytes}",
        Hint = "split the plan",
    };
}
