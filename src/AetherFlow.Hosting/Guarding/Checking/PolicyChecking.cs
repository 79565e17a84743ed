using AetherFlow.Runs;
using AetherFlow.Sandbox;
using AetherFlow.Workspaces;

namespace AetherFlow.Hosting;

/// <summary>Judges a command without running it.</summary>
internal sealed class PolicyChecking(HostEnvironment environment)
{
    /// <returns>A report with the exit code of its verdict; without one, what is in the way, for exit code 2.</returns>
    public async Task<(PolicyCheckReport? Report, IReadOnlyList<Problem> Problems)> CheckAsync(PolicyCheckRequest request, CancellationToken cancellation)
    {
        var opening = Workspaces.Workspace.Open(environment.WorkspaceOf(request.Workspace), PathUse.Read);
        using var workspace = opening.Workspace;
        if (workspace is null) return (null, [new Problem(opening.Problem!.Code, opening.Problem.Message, opening.Problem.Hint)]);
        var (policy, ignored, problems) = await PolicyOfAsync(request, workspace.Root, cancellation);
        if (problems.Count > 0) return (null, problems);
        if (request.Sandbox is { } named && SandboxNames.Find(named) is null)
            return (null, [new Problem("sandbox.unknown", $"There is no sandbox '{named}'.", $"There are: {string.Join(", ", SandboxNames.All)}.")]);
        var (sandbox, wrong) = new SandboxVariables(environment).Read(new SandboxRequest { Kind = request.Sandbox });
        if (sandbox is null) return (null, wrong);
        var (guard, _) = await GuardOpening.OpenAsync(environment, policy, RunCommands.SettingsOf(sandbox), workspace.Root, null, cancellation);
        var command = request.IsShellString ? GivenCommand.OfText(request.Words[0]) : GivenCommand.OfWords(request.Words);
        var judgement = guard.Judge(command, null);
        return (new PolicyCheckReport
        {
            Command = command.Text,
            Verdict = NameOf(judgement.Verdict),
            Code = judgement.Code,
            Reason = judgement.Reason,
            Hint = HintOf(request, judgement),
            Rule = RuleOf(judgement.Rule),
            NeedsHost = judgement.NeedsHost,
            Sandboxed = guard.IsSandboxed,
            Workspace = workspace.Root,
            Parts = [.. judgement.Parts.Select(part => new JudgedCommandPart(part.Text, NameOf(part.Verdict), part.Code, part.Reason, RuleOf(part.Rule)))],
            Ignored = ignored,
        }, []);
    }

    private async Task<(Policy Policy, IReadOnlyList<Problem> Ignored, IReadOnlyList<Problem> Problems)> PolicyOfAsync(
        PolicyCheckRequest request, string workspace, CancellationToken cancellation)
    {
        if (request.Allow.Count + request.Deny.Count == 0)
        {
            var held = await CommandPolicy.ReadAsync(environment, workspace, cancellation);
            return (held.Policy, held.Ignored, held.Problems);
        }

        var reading = Policy.OfPrefixes(request.Allow, request.Deny);
        return reading.IsRead
            ? (Policy.Of(reading.File.Rules), [], [])
            : (Policy.Default, [], [.. reading.Problems.Select(problem => new Problem(problem.Code, problem.Message, problem.Hint))]);
    }

    private static string? HintOf(PolicyCheckRequest request, Judgement judgement) =>
        judgement.Verdict != Verdict.Allow && !request.IsShellString && request.Words is [var only] && only.Any(char.IsWhiteSpace)
            ? "This is one word, and so the name of one program. Give the words apart, or add --shell-string if a shell would read it."
            : judgement.Hint;

    private static JudgedRule? RuleOf(PolicyRule? rule) => rule is null ? null : new JudgedRule(rule.ToString(), rule.Justification, rule.Origin);

    private static string NameOf(Verdict verdict) => verdict.ToString().ToLowerInvariant();
}
