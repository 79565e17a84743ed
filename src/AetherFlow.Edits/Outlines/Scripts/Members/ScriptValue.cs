using System.Runtime.InteropServices;

namespace AetherFlow.Edits;

/// <summary>What an expression turned out to be, as far as it can make a member of the variable or property that holds it.</summary>
/// <param name="Kind">Null if it makes none.</param>
/// <param name="Parts">Of the function, class or object literal.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ScriptValue(ScriptValueKind? Kind, ScriptParts Parts);
