namespace AetherFlow.Simulator.Scripts;

/// <summary>Errors that every vendor reports in its own words and with its own status.</summary>
public enum VendorError
{
    /// <summary>The prompt is larger than the model's window.</summary>
    ContextOverflow,

    /// <summary>The prompt is not allowed. Gemini answers this with status 200 and no candidate.</summary>
    Refusal,

    /// <summary>No money is left on the account.</summary>
    InsufficientQuota,

    /// <summary>The model asked for does not exist.</summary>
    UnknownModel,
}
