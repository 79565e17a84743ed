namespace AetherFlow.Edits;

/// <summary>What the imports of a file bring in already.</summary>
internal sealed class StandingImports
{
    private readonly SurgicalText _source;
    private readonly Dictionary<string, OutlineMember> _whole = [];
    private readonly Dictionary<string, OutlineMember> _names = [];
    private readonly Dictionary<string, OutlineMember> _locals = [];

    public StandingImports(MemberHome home)
    {
        _source = home.Source;
        foreach (var own in home.Members.Where(member => member.Kind == MemberKind.Import))
        {
            var statement = own.Declaration.In(_source.Text);
            _whole.TryAdd(ImportStatement.Packed(statement), own);
            foreach (var name in ImportedNames.Of(_source.Language, statement))
            {
                _names.TryAdd(name.What, own);
                if (name.Local.Length > 0) _locals.TryAdd(name.Local, own);
            }
        }
    }

    /// <summary>The statement that makes this one needless; null where there is none.</summary>
    public OutlineMember? Find(string statement)
    {
        if (_whole.TryGetValue(ImportStatement.Packed(statement), out var same)) return same;
        var names = ImportedNames.Of(_source.Language, statement);
        return names.Count > 0 && names.TrueForAll(name => _names.ContainsKey(name.What)) ? _names[names[0].What] : null;
    }

    /// <summary>A script cannot import one name twice.</summary>
    public EditProblem? Clash(string statement) =>
        _source.IsScript && ImportedNames.Of(_source.Language, statement).Find(name => _locals.ContainsKey(name.Local)) is { } clash
            ? new EditProblem(
                "surgery.exists",
                $"`{clash.Local}` is imported already (line {_source.LineOf(_locals[clash.Local].Declaration.Start)}): `{_locals[clash.Local].Declaration.In(_source.Text).Split('\n')[0].Trim()}`.",
                "Import only what is missing, or give the whole new statement with `replace_import`.")
            : null;
}
