namespace AetherFlow.Edits;

/// <summary>Which places remain for a row of things that stand one after the other.</summary>
internal static class OrderedPlaces
{
    /// <summary>For each thing the places through which a way leads from the first thing to the last; all empty where there is none.</summary>
    public static List<List<Placement>> Viable(IReadOnlyList<IReadOnlyList<Placement>> things)
    {
        var forward = new List<List<Placement>>();
        var earliest = 0;
        foreach (var places in things)
        {
            var reached = places.Where(p => p.Start >= earliest).ToList();
            forward.Add(reached);
            earliest = reached.Count == 0 ? int.MaxValue : reached.Min(p => p.End);
        }

        if (forward.Exists(places => places.Count == 0)) return [.. things.Select(_ => new List<Placement>())];
        var latest = int.MaxValue;
        for (var i = forward.Count - 1; i >= 0; i--)
        {
            forward[i].RemoveAll(p => p.End > latest);
            latest = forward[i].Count == 0 ? -1 : forward[i].Max(p => p.Start);
        }

        return forward;
    }
}
