namespace AetherFlow.Hosting;

/// <summary>Exit codes of the program; documented in README, never reused.</summary>
public static class ExitCodes
{
    public const int Ok = 0;
    public const int RunFailed = 1;
    public const int Usage = 2;

    /// <summary>A check or a DOUBLE-CHECK failed.</summary>
    public const int VerificationFailed = 3;
    public const int BudgetExhausted = 4;

    /// <summary>The policy refused a command, or there is no sandbox for it.</summary>
    public const int Denied = 5;
    public const int Provider = 6;
    public const int TimedOut = 7;

    /// <summary>A person has to answer, or answered that the run is to stop.</summary>
    public const int NeedsPerson = 8;
    public const int Interrupted = 130;
    public const int Terminated = 143;
}
