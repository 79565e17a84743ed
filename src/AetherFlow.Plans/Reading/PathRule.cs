using AetherFlow.Plans.Source;

namespace AetherFlow.Plans.Reading;

/// <summary>Paths of a plan are relative to the workspace, stay inside it and use slashes; a target of writing is one file.</summary>
internal sealed class PathRule(ProblemLog problems)
{
    /// <summary>Reports the first thing that is wrong; true if nothing is.</summary>
    public bool Check(string path, SourceValue at, bool isTarget)
    {
        if (Flaw(path, isTarget) is not var (code, message, hint)) return true;
        problems.Error(code, at, message, hint);
        return false;
    }

    public static bool Allows(string path, bool isTarget) => Flaw(path, isTarget) is null;

    private static (string Code, string Message, string Hint)? Flaw(string path, bool isTarget)
    {
        var shown = Excerpt.Of(path);
        if (string.IsNullOrWhiteSpace(path)) return (PlanCodes.PathEmpty, "the path is empty", "name a file, or remove the entry");
        if (path.EnumerateRunes().Any(Excerpt.IsTreacherous))
            return (PlanCodes.PathControlCharacter, $"the path {shown} holds an invisible control character", "remove it");
        if (IsUri(path)) return (PlanCodes.PathUri, $"{shown} is an address, not a path", "name a file of the workspace");
        if (IsAbsolute(path)) return (PlanCodes.PathAbsolute, $"the path {shown} is absolute", "name it relative to the workspace, such as src/main.py");
        if (path.Contains('\\', StringComparison.Ordinal))
            return (PlanCodes.PathBackslash, $"the path {shown} has backslashes", $"write {Excerpt.Of(path.Replace('\\', '/'))}");
        if (Escapes(path)) return (PlanCodes.PathEscapes, $"the path {shown} leads out of the workspace", "only files of the workspace can be used");
        if (!isTarget) return null;
        if (path.EndsWith('/') || PlanPath.Normalise(path).Length == 0)
            return (PlanCodes.PathDirectory, $"{shown} is a directory, but this step writes its files", "name each file; directories can only be read (input_files, analysis steps)");
        if (IsGlob(path))
            return (PlanCodes.PathGlob, $"{shown} is a pattern, but this step writes its files", "name each file; patterns can only be read (input_files, analysis steps)");
        return null;
    }

    private static bool IsUri(string path)
    {
        var colon = path.IndexOf(':', StringComparison.Ordinal);
        if (colon < 2 || !path[..colon].All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '.')) return false;
        return path.AsSpan(colon + 1).StartsWith("//", StringComparison.Ordinal)
            || path.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
            || path.StartsWith("data:", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsAbsolute(string path) =>
        path[0] is '/' or '\\' or '~' || (path.Length > 1 && path[1] == ':' && char.IsAsciiLetter(path[0]));

    private static bool Escapes(string path)
    {
        var depth = 0;
        foreach (var segment in path.Split('/'))
        {
            if (segment is "" or ".") continue;
            depth += segment == ".." ? -1 : 1;
            if (depth < 0) return true;
        }

        return false;
    }

    /// <summary>Square brackets are left alone: web frameworks have files such as <c>[slug].ts</c>.</summary>
    private static bool IsGlob(string path)
    {
        var brace = path.IndexOf('{', StringComparison.Ordinal);
        return path.AsSpan().ContainsAny('*', '?')
            || (brace >= 0 && path.IndexOf(',', brace) is var comma and >= 0 && path.IndexOf('}', comma) >= 0);
    }
}
