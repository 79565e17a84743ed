using System.Collections.Frozen;

namespace AetherFlow.Edits;

/// <summary>An operation's type, taken apart.</summary>
internal sealed record SurgicalDeed(string Type, SurgicalVerb Verb, SurgicalSubject Subject)
{
    private static readonly SurgicalDeed[] Known =
    [
        .. For(SurgicalSubject.Method, SurgicalSubject.Function, SurgicalSubject.Class, SurgicalSubject.Property, SurgicalSubject.Field),
        new("add_import", SurgicalVerb.Add, SurgicalSubject.Import),
        new("replace_import", SurgicalVerb.Replace, SurgicalSubject.Import),
        new("remove_import", SurgicalVerb.Remove, SurgicalSubject.Import),
        new("add_decorator", SurgicalVerb.Add, SurgicalSubject.Decorator),
        new("remove_decorator", SurgicalVerb.Remove, SurgicalSubject.Decorator),
        new("remove", SurgicalVerb.Remove, SurgicalSubject.Any),
        new("rename", SurgicalVerb.Rename, SurgicalSubject.Any),
    ];

    private static readonly FrozenDictionary<string, SurgicalDeed> ByType = Known.ToFrozenDictionary(deed => deed.Type, StringComparer.OrdinalIgnoreCase);

    /// <summary>The types there are, as a reply has to write them.</summary>
    public static IEnumerable<string> Types => Known.Select(deed => deed.Type);

    /// <returns>Null for a type that there is not.</returns>
    public static SurgicalDeed? Of(string type) => ByType.GetValueOrDefault(type.Trim());

    private static IEnumerable<SurgicalDeed> For(params SurgicalSubject[] subjects) =>
        from verb in new[] { SurgicalVerb.Add, SurgicalVerb.Modify, SurgicalVerb.Remove, SurgicalVerb.Rename }
        from subject in subjects
        select new SurgicalDeed($"{Lower(verb)}_{Lower(subject)}", verb, subject);

    private static string Lower<T>(T word) => word!.ToString()!.ToLowerInvariant();
}
