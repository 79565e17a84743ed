using AetherFlow.Cli.Wording;
using AetherFlow.Hosting;

namespace AetherFlow.Cli.Listings;

/// <summary>What a project's <c>aetherflow.json</c> brings, for a person to say yes or no to.</summary>
internal static class TrustPage
{
    public static IEnumerable<string> Of(TrustView view)
    {
        if (view.Hash is null)
        {
            yield return $"There is no {Printable.Line(view.Path)}: nothing to trust.";
            yield break;
        }

        yield return $"{Printable.Line(view.Path)} (SHA-256 {view.Hash[..16]}…)";
        foreach (var check in view.Checks)
        {
            yield return $"  runs    {check.Kind} {Printable.Line(check.Name)}, in {(check.Folder.Length == 0 ? "the workspace" : Printable.Line(check.Folder))}, at most {check.Timeout.TotalSeconds:0} s";
            yield return $"          {Printable.Line(check.Command)}{(check.Verdict == "allow" ? "" : $"  (the policy: {check.Verdict})")}";
        }

        foreach (var name in view.Without) yield return $"  drops   the detected check {Printable.Line(name)}";
        foreach (var rule in view.Rules) yield return $"  rule    {Printable.Line(rule)} (in force without trust)";
        if (!view.NeedsTrust) yield return "It brings nothing that needs trust.";
        else if (view.IsTrusted) yield return "It is trusted.";
    }
}
