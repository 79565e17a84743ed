using System.Runtime.InteropServices;

namespace AetherFlow.Edits;

/// <summary>What the place in a script decides about the tokens that stand there.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ScriptContext
{
    public bool IsInFunction { get; init; }

    public bool IsAsync { get; init; }

    public bool IsGenerator { get; init; }

    /// <summary>In the head of a loop, <c>in</c> is no operator.</summary>
    public bool HasNoIn { get; init; }

    /// <summary>Behind a decorator's name, a bracket begins the member it decorates.</summary>
    public bool IsDecorator { get; init; }

    /// <summary>Behind <c>extends</c> in a conditional type, the next <c>?</c> is the condition's.</summary>
    public bool HasNoConditionalTypes { get; init; }

    public static ScriptContext OfFunction(bool isAsync, bool isGenerator) =>
        new() { IsInFunction = true, IsAsync = isAsync, IsGenerator = isGenerator };

    /// <summary>Within any brackets.</summary>
    public ScriptContext InBrackets() => this with { HasNoIn = false, IsDecorator = false, HasNoConditionalTypes = false };
}
