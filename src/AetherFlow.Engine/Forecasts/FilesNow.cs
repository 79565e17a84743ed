using AetherFlow.Engine.Prompts;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.Forecasts;

/// <summary>The files of a workspace as they are, each read once and kept in memory; nothing is recorded.</summary>
internal sealed class FilesNow(Workspace workspace)
{
    private readonly Dictionary<string, PromptFile> _read = new(StringComparer.Ordinal);
    private readonly HashSet<string> _missing = new(StringComparer.Ordinal);

    /// <summary>The files of those names, folders and patterns; those that are missing are left out.</summary>
    public async Task<IReadOnlyList<PromptFile>> ReadAsync(IEnumerable<string> names, PathUse use, CancellationToken cancellation)
    {
        var files = new List<PromptFile>();
        foreach (var name in names)
        {
            foreach (var file in await OfAsync(name, use, cancellation))
            {
                if (files.TrueForAll(f => f.Path != file.Path)) files.Add(file);
            }
        }

        return files;
    }

    public bool IsMissing(string name) => _missing.Contains(name);

    private async Task<IReadOnlyList<PromptFile>> OfAsync(string name, PathUse use, CancellationToken cancellation)
    {
        if (!PathSelection.IsMany(name)) return await OneAsync(name, use, cancellation) is { } file ? [file] : [];
        var files = new List<PromptFile>();
        foreach (var path in (await workspace.ExpandAsync(name, cancellation)).Paths)
        {
            if (await OneAsync(path.Value, use, cancellation) is { } each) files.Add(each);
        }

        return files;
    }

    private async Task<PromptFile?> OneAsync(string name, PathUse use, CancellationToken cancellation)
    {
        if (_read.TryGetValue(name, out var known)) return known;
        var guarded = workspace.Guard(name, use);
        if (!guarded.IsAllowed) return _read[name] = new PromptFile(name, null, guarded.Problem.Message);
        var read = await workspace.ReadAsync(guarded.Path, cancellation);
        if (read.Problem is { } problem) return _read[name] = new PromptFile(name, null, problem.Message);
        if (read.Content is not { } content)
        {
            _missing.Add(name);
            return null;
        }

        var decoded = TextFile.Decode(content.Bytes.Span);
        return _read[name] = new PromptFile(guarded.Path.Value, decoded.Text, decoded.Problem?.Message);
    }
}
