namespace AetherFlow.Edits;

/// <summary>Leads each operation to what can do it.</summary>
internal static class SurgicalOperating
{
    public static SurgicalOutcome On(SurgicalText source, SurgicalOperation operation)
    {
        if (SurgicalDeed.Of(operation.Type) is not { } deed) return SurgicalOutcome.Failed(SurgicalProblems.UnknownType(operation.Type));
        return deed switch
        {
            { Verb: SurgicalVerb.Add, Subject: SurgicalSubject.Import } => Imports.Add(source, operation),
            { Verb: SurgicalVerb.Replace } => Imports.Replace(source, operation),
            { Verb: SurgicalVerb.Remove, Subject: SurgicalSubject.Import } => Imports.Remove(source, operation),
            { Verb: SurgicalVerb.Add, Subject: SurgicalSubject.Decorator } => Decorators.Add(source, operation),
            { Verb: SurgicalVerb.Remove, Subject: SurgicalSubject.Decorator } => Decorators.Remove(source, operation),
            { Verb: SurgicalVerb.Add } => Addition.Of(source, operation, deed.Subject),
            { Verb: SurgicalVerb.Modify } => Modification.Of(source, operation, deed.Subject),
            { Verb: SurgicalVerb.Remove } => Removal.Of(source, operation, deed.Subject),
            _ => Renaming.Of(source, operation, deed.Subject),
        };
    }
}
