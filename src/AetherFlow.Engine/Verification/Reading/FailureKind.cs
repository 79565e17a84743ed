namespace AetherFlow.Engine.Verification;

/// <summary>What kind of report a failure was read from; it decides what makes two of them the same.</summary>
internal enum FailureKind
{
    /// <summary>A compiler, a linter or a formatter says that a place is wrong.</summary>
    Diagnostic,

    /// <summary>A test failed.</summary>
    Test,

    /// <summary>A program ended with an exception.</summary>
    Exception,
}
