namespace AetherFlow.Sandbox.Tests.Policies;

/// <summary>Short ways to a verdict.</summary>
internal static class Judging
{
    public static PolicyPlace Sandboxed { get; } = new() { Workspace = "/ws/app", IsSandboxed = true };

    public static PolicyPlace Bare { get; } = new() { Workspace = "/ws/app" };

    public static Judgement Judge(string command, PolicyPlace? place = null, Policy? policy = null) =>
        (policy ?? Policy.Default).Judge(ShellGrammar.Parse(command), place ?? Sandboxed);

    /// <summary>Exactly these prefixes; what is no prefix of words is left out.</summary>
    public static Policy Exactly(IEnumerable<string> allow, IEnumerable<string> deny)
    {
        var reading = Policy.OfPrefixes(allow.Where(IsPrefix), deny.Where(IsPrefix));
        return Policy.Of(reading.File!.Rules);
    }

    public static string Explain(Judgement judgement) =>
        $"{judgement.Verdict} [{judgement.Code}] {judgement.Reason}\n{string.Join('\n', judgement.Parts.Select(part => $"  {part.Verdict} [{part.Code}] {part.Text}: {part.Reason}"))}";

    private static bool IsPrefix(string text) => Policy.OfPrefixes([text], []).IsRead;
}
