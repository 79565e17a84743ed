using Microsoft.CodeAnalysis;

namespace AetherFlow.Edits;

/// <summary>What a declaration is and how it is called.</summary>
/// <param name="Kind">Of the member.</param>
/// <param name="Name">As it is declared.</param>
/// <param name="At">Where it stands; the default where the declaration has no name.</param>
/// <param name="Signature">Type parameters and parameters as they are written, brackets included; null where there are none.</param>
internal sealed record CSharpName(MemberKind Kind, string Name, SyntaxNodeOrToken At, string? Signature = null);
