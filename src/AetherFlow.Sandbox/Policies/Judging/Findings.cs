namespace AetherFlow.Sandbox;

/// <summary>What was found about one part; only the first of the worst is kept.</summary>
internal sealed class Findings
{
    public Finding? Worst { get; private set; }

    /// <summary>The rule that would let it run, if nothing else speaks against it.</summary>
    public PolicyRule? AllowedBy { get; set; }

    public void Add(Finding? finding)
    {
        if (finding is not null && (Worst is null || finding.Verdict > Worst.Verdict)) Worst = finding;
    }
}
