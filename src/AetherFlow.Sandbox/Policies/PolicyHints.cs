namespace AetherFlow.Sandbox;

/// <summary>What a person can do about a verdict.</summary>
internal static class PolicyHints
{
    public static string? For(JudgedPart part) => part.Code switch
    {
        "policy.no_rule" => "Allow it by a rule in your own policy (docs/policy.md), or run it yourself.",
        "policy.rule" when part.Rule is { Origin: "default" } => "If you need it, withdraw the rule in your own policy with `without` (docs/policy.md).",
        "policy.rule" when part.Rule is { Origin: var origin } => $"The rule stands in the {origin} policy.",
        "policy.runs_project" => "It is allowed where a sandbox holds it (`aetherflow doctor` says what there is).",
        "policy.path_outside" => "Use a path inside of the workspace.",
        "policy.option_shortened" => "Write the option out.",
        "policy.not_literal" or "policy.not_plain" => "Lists and pipes of programs with plain arguments need no question.",
        _ => null,
    };
}
