namespace AetherFlow.Sandbox;

/// <summary>What the first word of a command names: a program of the system, a file of the project, or something else.</summary>
/// <param name="Key">The name to look up what is known; for a file of the project, and for what is not known, its path.</param>
/// <param name="Bare">Without folders and endings, in small letters: what a rule that denies is held against.</param>
internal sealed record ProgramName(string Key, string Bare)
{
    private static readonly string[] SystemFolders = ["/bin/", "/usr/bin/", "/usr/local/bin/", "/sbin/", "/usr/sbin/"];

    public bool IsOfProject { get; private init; }

    public Finding? Finding { get; private init; }

    public static ProgramName Of(string name, PolicyPlace place, PathJudge paths, Folders folders)
    {
        var slash = name.LastIndexOf('/');
        var last = name[(slash + 1)..];
        var bare = Path.ChangeExtension(last, null) is { Length: > 0 } stem && Path.GetExtension(last).ToUpperInvariant() is ".EXE" or ".CMD" or ".BAT" or ".COM" ? stem : last;
        bare = bare.ToLowerInvariant();
        if (slash < 0) return new ProgramName(name, bare) { Finding = OfBareName(name, place, paths) };
        var folder = name[..(slash + 1)];
        if (SystemFolders.Contains(folder)) return new ProgramName(last, bare);
        if (name.StartsWith('/') && place.FindProgram?.Invoke(last) == name && !paths.IsInside(name)) return new ProgramName(last, bare);
        var finding = paths.Judge(name, PathRole.Read, folders.Places);
        if (finding is null) return new ProgramName(Spelled(name, place), bare) { IsOfProject = true };
        return new ProgramName(name, bare) { Finding = finding with { Code = "policy.program", Reason = $"The program itself: {finding.Reason}" } };
    }

    private static Finding? OfBareName(string name, PolicyPlace place, PathJudge paths)
    {
        if (place.FindProgram is not { } find || find(name) is not { } path || !paths.IsInside(path)) return null;
        return Finding.Ask("policy.program", $"{ShellQuoting.Quote(name)} would run {ShellQuoting.Quote(path)}, a file of the workspace; name it by its path if that is meant.");
    }

    private static string Spelled(string name, PolicyPlace place)
    {
        var root = place.Workspace.TrimEnd('/') + "/";
        if (name.StartsWith(root, StringComparison.Ordinal)) name = name[root.Length..];
        return name.StartsWith("./", StringComparison.Ordinal) ? name : "./" + name;
    }
}
