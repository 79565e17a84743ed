using AetherFlow.Sandbox.Tests.Policies;
using AetherFlow.Sandbox.Tests.Running;

namespace AetherFlow.Sandbox.Tests.Guarding;

/// <summary>Proof by doing: what the policy allows is run, and no forbidden program is seen running.</summary>
public sealed class ExecutedVariationTests
{
    /// <summary>Of the variations as mere text, which are far more than 100,000, one in so many; a prime, so that no part of them is left out.</summary>
    private static readonly int Stride = Environment.GetEnvironmentVariable("AETHERFLOW_SLOW_TESTS") == "1" ? 5 : 29;

    /// <summary>Each is denied whatever its arguments are.</summary>
    private static readonly string[] Forbidden =
        [.. Policy.Default.Rules.Where(rule => rule is { Verdict: Verdict.Deny, Words.Length: 1 }).SelectMany(rule => rule.Words[0]).Union(["rm", "curl", "RM", "CURL", "rm.exe", "curl.exe", "sudo", "su", "doas"])];

    /// <summary>Much, so that a hole would show; and the forbidden ones.</summary>
    private static readonly Policy Wide = Policy.Of(Policy.OfPrefixes(
        ["ls", "echo", "printf", "cat", "true", "test", "find", "xargs", "sort", "sed", "awk", "tar", "git", "rg", "grep", "sh", "bash", "dash", "python3", "node", "perl", "make", "zip", "flock", "script", "watch", "x", "sub", "tee", "touch", "mkdir", "cp"],
        Forbidden).File!.Rules);

    [Fact(Timeout = 5 * SandboxedPlace.Limit)]
    public async Task Run_WhatIsAllowedOfAllVariations_RunsNoForbiddenProgram()
    {
        using var place = await SandboxedPlace.OpenAsync();
        var traced = new TracedPlace(place, Forbidden);
        traced.Prepare();
        string[] all =
        [
            .. new[] { ("rm", "-rf y"), ("curl", "http://x") }
                .SelectMany(p => CommandVariations.Of(p.Item1, p.Item2).Concat(CommandVariations.AsTextOf(p.Item1, p.Item2).Where((_, i) => i % Stride == 0)))
                .Distinct(),
        ];

        var allowed = new[] { Policy.Default, Wide }
            .SelectMany(policy => Allowed(traced.Guard(policy), all))
            .Distinct()
            .ToList();
        var ran = await traced.RunAsync(allowed);

        Assert.True(all.Length > 5000, $"only {all.Length}");
        Assert.True(allowed.Count > 1000, $"only {allowed.Count} of {all.Length} are allowed, which proves little");
        Assert.True(ran.Count == 0, string.Join('\n', ran.Take(20)));
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Run_WhatIsNotAllowed_IsSeen()
    {
        using var place = await SandboxedPlace.OpenAsync();
        var traced = new TracedPlace(place, Forbidden);
        traced.Prepare();
        string[] commands =
        [
            "rm -rf y", "curl http://x", "ls; rm y", "ls | curl x", "env nice rm y", "timeout 5 sh -c 'rm y'", "find . -maxdepth 0 -exec rm {} \\;", "echo y | xargs rm", "./rm y", "echo $(rm y)", "r''m y", "cd sub && ./curl x", "echo no rm here",
        ];

        var ran = await traced.RunAsync(commands);

        Assert.Equal(commands[..^1].Order(StringComparer.Ordinal), ran.Select(line => line.Split("  ran ")[0]).Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(Allowed(traced.Guard(Wide), commands[..^1]));
    }

    private static IEnumerable<string> Allowed(CommandGuard guard, IEnumerable<string> commands) =>
        commands.Where(command => guard.Judge(GivenCommand.OfText(command), null).Verdict == Verdict.Allow);
}
