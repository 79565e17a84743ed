namespace AetherFlow.Runs;

/// <summary>The workflows, as journals and the command line name them.</summary>
public static class WorkflowNames
{
    /// <summary>FAST, then DOUBLE-CHECK.</summary>
    public const string Proto = "PROTO";

    /// <summary>A FAST draft, BUILD, then DOUBLE-CHECK.</summary>
    public const string Prod = "PROD";

    /// <summary>BUILD, then checks and DOUBLE-CHECK, and corrections until they pass.</summary>
    public const string VerifyFix = "VerifyFix";

    /// <summary>A command, and corrections until it succeeds.</summary>
    public const string RunAndFix = "RunAndFix";
}
