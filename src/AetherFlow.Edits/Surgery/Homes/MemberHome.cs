using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>Where members stand: a type, an object literal, a namespace, or the file itself.</summary>
/// <param name="Source">The file.</param>
/// <param name="Member">Null for the file itself.</param>
internal sealed record MemberHome(SurgicalText Source, OutlineMember? Member)
{
    public ImmutableArray<OutlineMember> Members => Member?.Members ?? Source.Outline.Members;

    /// <summary>The file, or a namespace that goes to its end.</summary>
    public bool IsOpen => Member is null || (Member is { Kind: MemberKind.Namespace, Body: { } body } && Source.Text[body.Start - 1] == ';');

    public bool IsObject => Source.IsScript && Member is { Body: not null, Signature: null, Kind: MemberKind.Field or MemberKind.Property } && OpensWithBrace;

    /// <summary>Its members have commas between them.</summary>
    public bool IsList => IsObject || Member is { Kind: MemberKind.Enum };

    /// <summary>The white space before its members' lines.</summary>
    public string Indentation
    {
        get
        {
            if (Member is null) return "";
            var own = Members.Where(member => Source.IsFirstOfLine(member.Declaration.Start)).MinBy(member => member.Indentation.Length);
            return own?.Indentation ?? (IsOpen ? Member.Indentation : Member.Indentation + Source.Unit);
        }
    }

    private bool OpensWithBrace => Member is { Body: { Start: > 0 } body } && Source.Text[body.Start - 1] == '{';

    /// <summary>Of a target that may hold members.</summary>
    public static bool MayBe(OutlineMember member, SourceLanguage language) =>
        (MemberWords.IsType(member.Kind) && member.Kind != MemberKind.Type) ||
        (member.Kind == MemberKind.Namespace && (language == SourceLanguage.CSharp || member.Body is not null)) ||
        (language is not (SourceLanguage.CSharp or SourceLanguage.Python) && member is { Body: not null, Signature: null, Kind: MemberKind.Type or MemberKind.Field or MemberKind.Property });
}
