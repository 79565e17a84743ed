using System.Text.Json;
using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>Scripts of package.json and recipes of a Makefile that checked something and do so no more.</summary>
internal static partial class ScriptComparison
{
    private const string Restore = "Restore the command and repair what it reports.";

    public static IEnumerable<CheatFinding> Find(FileEdit file)
    {
        if (file.IsNew) return [];
        if (file.Name == "package.json") return Compare(file, Scripts(file.Before.Text), Scripts(file.After.Text));
        return SettingMarks.IsMakefile(file) ? Compare(file, Recipes(file.Before.Text), Recipes(file.After.Text)) : [];
    }

    private static IEnumerable<CheatFinding> Compare(FileEdit file, Dictionary<string, string> before, Dictionary<string, string> after)
    {
        foreach (var (name, command) in before.Where(b => Checks().IsMatch(b.Key) && Works(b.Value)))
        {
            if (!after.TryGetValue(name, out var now))
            {
                // Under another name it is still there.
                if (!after.ContainsValue(command)) yield return Finding(file, file.Before, name, $"The command {name} was removed: {command}.", isSuspicion: true);
            }
            else if (!Works(now))
                yield return Finding(file, file.After, name, $"The command {name} does nothing: {(now.Length == 0 ? "it is empty" : now)}.", isSuspicion: false);
        }
    }

    private static bool Works(string command) => command.Trim().Length > 0 && !Nothing().IsMatch(command);

    private static Dictionary<string, string> Scripts(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("scripts", out var scripts) && scripts.ValueKind == JsonValueKind.Object
                ? scripts.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.String).GroupBy(p => p.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Value.GetString()!, StringComparer.Ordinal)
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static Dictionary<string, string> Recipes(string text)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        string? target = null;
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith('\t') && target is not null) found[target] = (found[target] + "\n" + line.Trim().TrimStart('@')).Trim();
            else if (Target().Match(line) is { Success: true } match) found.TryAdd(target = match.Groups["name"].Value, match.Groups["after"].Value.Trim());
            else if (line.Length > 0 && !char.IsWhiteSpace(line[0])) target = null;
        }

        return found;
    }

    private static CheatFinding Finding(FileEdit file, MaskedText text, string name, string message, bool isSuspicion)
    {
        var at = text.Text.IndexOf($"\"{name}\"", StringComparison.Ordinal);
        if (at < 0) at = Math.Max(0, text.Text.IndexOf(name + ":", StringComparison.Ordinal));
        return new CheatFinding { Code = CheatCodes.ScriptHollowed, Path = file.Path, Line = text.LineOf(at), Message = message, Hint = Restore, IsSuspicion = isSuspicion };
    }

    [GeneratedRegex(@"^(pre|post)?(test|tests|check|lint|build|typecheck|type-check|types|tsc|format|verify|ci|all|eslint|prettier|e2e|unit)([:.-].*)?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Checks();

    [GeneratedRegex(@"^\s*((echo|printf)\b[^&|;\n]*|true|:|exit(\s+0)?|node\s+-e\s+[""']{2}|process\.exit\(0\))\s*((&&|;|\n)\s*((echo|printf)\b[^&|;\n]*|true|:|exit(\s+0)?)\s*)*;?\s*$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Nothing();

    [GeneratedRegex(@"^(?<name>[A-Za-z0-9_-]+)\s*:(?<after>[^=].*)?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Target();
}
