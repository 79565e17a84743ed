namespace AetherFlow.Workspaces;

public enum TransactionResult
{
    /// <summary>Every file is as wanted.</summary>
    Applied,

    /// <summary>Somebody else changed a file meanwhile: it stays as they left it, the others are as before.</summary>
    Stale,

    /// <summary>The disk refused; every file is as before, unless the problem is <c>workspace.unsettled</c>.</summary>
    Failed,
}
