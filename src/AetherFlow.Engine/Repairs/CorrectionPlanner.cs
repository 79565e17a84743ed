using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using AetherFlow.Engine.Steps;
using AetherFlow.Engine.Verification;
using AetherFlow.Plans;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Repairs;

/// <summary>
/// Makes a plan of what has to be corrected: one step for all checks that fail, for one cause often fails several, and one
/// for each step that its audit rejected. Where both are about the same files it is one step, too: two would be paid to
/// correct the same cause, each against the other's edits.
/// </summary>
/// <param name="plan">The plan that is corrected.</param>
/// <param name="files">Finds what a step should see.</param>
internal sealed class CorrectionPlanner(Plan plan, RelevantFiles files)
{
    private const string Rule =
        "Correct the cause, with the smallest change that does it. What checks the work stays as strict as it is: "
        + "an edit that deletes, skips or weakens a test or a check is refused.";

    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The plan as bytes.</summary>
    /// <param name="round">From 1.</param>
    /// <param name="tried">What the rounds before did, and what came of it.</param>
    public async Task<ReadOnlyMemory<byte>> WriteAsync(int round, Findings findings, IReadOnlyList<string> tried, CancellationToken cancellation)
    {
        var failed = findings.Failed.ToList();
        var buffer = new ArrayBufferWriter<byte>();
        await using var json = new Utf8JsonWriter(buffer, Readable);
        json.WriteStartObject();
        json.WriteString("task_id", FormattableString.Invariant($"correction_{round}"));
        json.WriteString("description", plan.Description);
        json.WriteStartArray("steps");
        var number = 0;
        var rejected = findings.Rejected.Where(IsCorrectable).Select(id => plan[id]).OrderBy(step => step.Index).ToList();
        if (failed.Count > 0)
        {
            var seen = await files.OfAsync(failed, cancellation);
            var same = rejected.Where(step => Targets(step).Intersect(seen.Targets, StringComparer.Ordinal).Any()).ToList();
            var targets = seen.Targets.Concat(same.SelectMany(Targets)).Distinct(StringComparer.Ordinal).ToList();
            var shown = new SeenFiles(targets, [.. seen.Neighbours.Except(targets, StringComparer.Ordinal)]);
            WriteChecks(json, ++number, failed, shown, [.. same.SelectMany(step => Found(findings.Verdicts[step.Id]))], tried);
            rejected = [.. rejected.Except(same)];
        }

        foreach (var step in rejected) WriteAudit(json, ++number, step, findings.Verdicts[step.Id], tried);
        json.WriteEndArray();
        json.WriteStartObject("metadata");
        json.WriteEndObject();
        json.WriteEndObject();
        await json.FlushAsync(cancellation);
        return number == 0 ? default : buffer.WrittenMemory;
    }

    /// <summary>As the files of the workspace are named, however the plan spells them.</summary>
    private static IEnumerable<string> Targets(Step step) => StepFiles.Targets(step).Select(PlanPath.Normalise);

    /// <summary>An analysis leaves no file that could be corrected.</summary>
    private bool IsCorrectable(StepId id) => plan[id].Type != StepType.Analysis;

    private static void WriteChecks(
        Utf8JsonWriter json, int number, List<Evidence> failed, SeenFiles seen, IReadOnlyList<string> found, IReadOnlyList<string> tried)
    {
        Begin(json, number, $"{string.Join(", ", failed.Select(e => $"`{e.Check.Name}`"))} {(failed.Count == 1 ? "fails" : "fail")}. Make {(failed.Count == 1 ? "it" : "them")} succeed.");
        json.WriteStartArray("validation_criteria");
        foreach (var evidence in failed) json.WriteStringValue($"`{evidence.Check.Name}` succeeds");
        json.WriteEndArray();
        json.WriteStartObject("context");
        Write(json, "files", seen.Targets);
        Write(json, "input_files", seen.Neighbours);
        json.WriteString("instructions", Rule);
        foreach (var evidence in failed) json.WriteString($"What `{evidence.Check.Name}` printed", Printed(evidence));
        Write(json, "Places that it names", [.. failed.SelectMany(e => e.Locations).Where(l => l.Severity != LocationSeverity.Warning).Take(RelevantFiles.MostPlaces).Select(l => l.ToString())]);
        Write(json, "What an audit of these files found", found);
        Write(json, "Tried before, in vain", tried);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteAudit(Utf8JsonWriter json, int number, Step step, Verdict verdict, IReadOnlyList<string> tried)
    {
        Begin(json, number, $"An audit of this work was not passed; correct what it found. The work was: {step.Description}");
        Write(json, "validation_criteria", step.ValidationCriteria);
        json.WriteStartObject("context");
        Write(json, "files", StepFiles.Targets(step));
        Write(json, "input_files", step.Context.InputFiles);
        json.WriteString("instructions", Rule);
        Write(json, "What the audit found", Found(verdict));
        Write(json, "Tried before, in vain", tried);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Begin(Utf8JsonWriter json, int number, string description)
    {
        json.WriteStartObject();
        json.WriteString("id", FormattableString.Invariant($"step_{number}"));
        json.WriteString("description", description);
        json.WriteString("type", "refactoring");
        json.WriteNumber("complexity", 0.5);
        json.WriteNumber("estimated_tokens", 1000);
        json.WriteStartArray("dependencies");
        json.WriteEndArray();
    }

    private static string Printed(Evidence evidence) => (evidence.FailingPart.Trim(), evidence.ExitCode) switch
    {
        ("", { } code) => FormattableString.Invariant($"Nothing; its exit code was {code}."),
        ("", null) => $"Nothing. {evidence.Reason}",
        (var text, { } code) => FormattableString.Invariant($"{text}\n(exit code {code})"),
        (var text, null) => $"{text}\n({evidence.Reason})",
    };

    private static IReadOnlyList<string> Found(Verdict verdict) => [.. verdict.Violations.Select(Violation).DefaultIfEmpty(verdict.Summary)];

    private static string Violation(RuleViolation violation) => string.Join(
        " ", new[] { violation.Rule, violation.Location is { } place ? $"({place})" : null, violation.Why, violation.SuggestedFix }.OfType<string>());

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0 && name is not "validation_criteria") return;
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
