namespace AetherFlow.Plans;

/// <summary>What kind of work a step is: it decides whether files are written and whether a model is asked.</summary>
public enum StepType
{
    CodeGeneration,
    Refactoring,
    Analysis,
    Patch,
}
