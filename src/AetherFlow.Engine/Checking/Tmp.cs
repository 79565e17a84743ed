#pragma warning disable
using AetherFlow.Engine.Prompts; using AetherFlow.Plans; using AetherFlow.Runs; using AetherFlow.Runs.Events;
namespace AetherFlow.Engine.Checking;
internal sealed record CheckRule(string Id, string Text);
internal static class CheckRules { public static IReadOnlyList<CheckRule> Of(Step s, string? g) => [.. s.ValidationCriteria.Select((c,i)=>new CheckRule($"C{i+1}",c))]; }
internal sealed record CheckInputs { public required Plan Plan {get;init;} public required Step Step {get;init;} public required IReadOnlyList<CheckRule> Rules {get;init;} public string? Context {get;init;} public required IReadOnlyList<PromptFile> Files {get;init;} public required IReadOnlyList<PromptFile> Inputs {get;init;} public string? Output {get;init;} public Problem? Feedback {get;init;} }
internal static class CheckPromptBuilder { public static Prompt Build(CheckInputs i) => new("Mode: DOUBLE-CHECK", $"\n# Audit of {i.Step.Id}\n" + string.Join("\n", i.Files.Select(f=>f.Text)) + i.Output); }
internal static class VerdictReader { public static (Verdict?, Problem?) Read(string t, IReadOnlyList<CheckRule> r) => t.StartsWith("{\"status\":\"passed\"") ? (new Verdict{Status="passed", Score=90}, null) : t.StartsWith("{\"status\":\"failed\"") ? (new Verdict{Status="failed", Score=10}, null) : (null, new Problem("verdict.not_json","no json")); }
