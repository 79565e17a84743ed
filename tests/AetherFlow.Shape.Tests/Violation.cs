namespace AetherFlow.Shape.Tests;

/// <summary>A place that breaks a rule, and what to do with it.</summary>
internal sealed record Violation(string File, int Line, string Rule, string WhatToDo)
{
    public override string ToString() => $"{File}:{Line}: {Rule}. {WhatToDo}";

    public static void AssertNone(IEnumerable<Violation> violations)
    {
        var all = violations.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
