namespace AetherFlow.Edits;

/// <summary>The classes of a file that stand above and below one of them, by the names in their heads.</summary>
internal sealed class ClassKin
{
    private readonly OutlineMember _self;
    private readonly HashSet<string> _all;
    private readonly HashSet<string> _above = [];
    private readonly HashSet<string> _below = [];

    public ClassKin(SurgicalText source, OutlineMember self)
    {
        _self = self;
        var types = source.All.Where(member => MemberWords.IsType(member.Kind)).ToList();
        _all = [.. types.Select(type => type.Name)];
        var bases = types.Select(type => (type.Name, Bases: Bases(source, type))).ToLookup(type => type.Name, type => type.Bases);
        var heirs = bases.SelectMany(type => type.SelectMany(names => names).Select(name => (Base: name, Heir: type.Key))).ToLookup(pair => pair.Base, pair => pair.Heir);
        Collect(_above, name => bases[name].SelectMany(names => names));
        Collect(_below, name => heirs[name]);
    }

    public bool IsKin(OutlineMember type) => ReferenceEquals(type, _self) || _above.Contains(type.Name) || _below.Contains(type.Name);

    public bool IsBelow(string name) => _below.Contains(name);

    /// <summary>A class of the file that has nothing to do with it.</summary>
    public bool IsStranger(string name) => _all.Contains(name) && name != _self.Name && !_above.Contains(name) && !_below.Contains(name);

    private void Collect(HashSet<string> found, Func<string, IEnumerable<string>> next)
    {
        var open = new Stack<string>([_self.Name]);
        while (open.TryPop(out var name))
        {
            foreach (var one in next(name).Where(one => one != _self.Name && found.Add(one))) open.Push(one);
        }
    }

    private static List<string> Bases(SurgicalText source, OutlineMember type) =>
    [
        .. source.Words.Skip(source.WordFrom(type.Header.Start)).TakeWhile(word => word.Span.Start < type.Header.End)
            .Where(word => word.Kind == SourceWordKind.Name && word.Span != type.NameSpan)
            .Select(word => word.Span.In(source.Text)),
    ];
}
