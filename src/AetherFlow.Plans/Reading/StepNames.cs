using AetherFlow.Plans.Source;

namespace AetherFlow.Plans.Reading;

/// <summary>The ids of all steps: finds one by name and suggests one for a name that nobody has.</summary>
internal sealed class StepNames
{
    // Each suggestion compares with every id; a plan with thousands of wrong names needs no thousands of hints.
    private const int MaxSuggestions = 100;

    private readonly Dictionary<string, int> _indexes = [];
    private int _suggestions;

    public StepNames(IEnumerable<StepDraft> drafts, ProblemLog problems)
    {
        var first = new Dictionary<string, SourceValue>();
        foreach (var draft in drafts)
        {
            if (draft.IdAt is not { } at) continue;
            var id = draft.Step.Id.Value;
            if (_indexes.TryAdd(id, draft.Step.Index)) first.Add(id, at);
            else problems.Error(PlanCodes.DuplicateStep, at, $"the id {at.Shown} stands twice, first at {problems.PlaceOf(first[id])} ({first[id].Path})", "give one of the steps another id");
        }
    }

    public bool Knows(string id) => _indexes.ContainsKey(id);

    /// <summary>-1 if there is no such step.</summary>
    public int IndexOf(StepId id) => _indexes.GetValueOrDefault(id.Value, -1);

    public string Suggest(string id)
    {
        const string Otherwise = "name a step of this plan, or remove the entry";
        if (_suggestions++ >= MaxSuggestions || Nearest.Of(id, _indexes.Keys) is not { } near) return Otherwise;
        return $"did you mean \"{Excerpt.Of(near)}\"?";
    }
}
