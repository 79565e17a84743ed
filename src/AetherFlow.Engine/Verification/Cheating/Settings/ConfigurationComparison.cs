using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>Lists of rules, files or tests that a tool leaves out, where they have grown; and configuration that is gone.</summary>
internal static partial class ConfigurationComparison
{
    private static readonly string[] PythonFiles = ["pyproject.toml", "setup.cfg", "tox.ini", "mypy.ini", ".mypy.ini", "ruff.toml", ".ruff.toml", ".flake8", "pytest.ini", ".coveragerc"];

    private static readonly string[] Lists =
        ["ignore", "extend-ignore", "lint.ignore", "disable", "disable_error_code", "exclude", "extend-exclude", "per-file-ignores", "extend-per-file-ignores", "omit", "norecursedirs", "unfixable"];

    /// <summary>A file whose being there makes a check strict, or be at all.</summary>
    private static readonly string[] Whole =
        [".flake8", "mypy.ini", ".mypy.ini", "ruff.toml", ".ruff.toml", "pytest.ini", ".eslintrc", ".eslintrc.json", ".eslintrc.js", ".eslintrc.cjs", ".eslintrc.yml", "eslint.config.js", "eslint.config.mjs", "eslint.config.cjs", "eslint.config.ts", "tsconfig.json", ".golangci.yml", "clippy.toml"];

    public static IEnumerable<CheatFinding> Find(FileEdit file)
    {
        if (!file.IsNew && file.IsGone && Whole.Contains(file.Name, StringComparer.Ordinal))
            yield return Finding(file, 1, $"The configuration {file.Path} was deleted.", isSuspicion: true);
        foreach (var finding in Warnings(file)) yield return finding;
        if (!PythonFiles.Contains(file.Name, StringComparer.Ordinal) || file.IsNew || file.IsGone) yield break;
        var before = Entries(file.Before.Text).Select(e => (e.Key, e.Entry)).ToHashSet();
        foreach (var (key, entry, line) in Entries(file.After.Text))
        {
            if (!before.Contains((key, entry))) yield return Finding(file, line, $"{entry} was added to {key}.", isSuspicion: false);
        }
    }

    /// <summary>Codes that MSBuild no longer reports, or no longer as errors; a new file's are what it was made with.</summary>
    private static IEnumerable<CheatFinding> Warnings(FileEdit file)
    {
        if (file.IsGone || !SettingMarks.IsMsBuild(file)) yield break;
        var before = Silenced().Matches(file.Before.Text).SelectMany(Codes).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var match in Silenced().Matches(file.After.Text).Cast<Match>())
        {
            foreach (var code in Codes(match).Where(before.Add))
                yield return Finding(file, file.After.LineOf(match.Index), $"The warning {code} is switched off.", file.IsNew);
        }
    }

    private static IEnumerable<string> Codes(Match match) =>
        match.Groups["codes"].Value.Split([';', ',', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).Where(c => !c.StartsWith('$'));

    [GeneratedRegex(@"<(NoWarn|WarningsNotAsErrors)\b[^>]*>(?<codes>[^<]*)|\bNoWarn\s*=\s*""(?<codes>[^""]*)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Silenced();

    /// <summary>The words of a list, or of a table of lists, whether they stand on its line or on those after it.</summary>
    private static IEnumerable<(string Key, string Entry, int Line)> Entries(string text)
    {
        var lines = text.Split('\n');
        string? key = null;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = WithoutComment(lines[i]).TrimEnd();
            if (line.StartsWith('[') && line.EndsWith(']') && !line.Contains('"', StringComparison.Ordinal)) key = Table(line);
            else if (line.Length > 0 && !char.IsWhiteSpace(line[0]) && line[0] is not ']' and not '"' and not '\'' && line.IndexOf('=', StringComparison.Ordinal) is > 0 and var at)
            {
                var name = line[..at].Trim();
                key = Lists.Contains(name, StringComparer.Ordinal) ? name : null;
                line = line[(at + 1)..];
            }

            if (key is null) continue;
            foreach (var word in line.Split([' ', '\t', ',', '[', ']', '"', '\'', '='], StringSplitOptions.RemoveEmptyEntries))
            {
                if (word.Length > 1 && !word.EndsWith("ignores", StringComparison.Ordinal)) yield return (key, word, i + 1);
            }
        }
    }

    private static string? Table(string header) => header.EndsWith("per-file-ignores]", StringComparison.Ordinal) ? "per-file-ignores" : null;

    private static string WithoutComment(string line) => line.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? line[..at] : line;

    private static CheatFinding Finding(FileEdit file, int line, string message, bool isSuspicion) => new()
    {
        Code = CheatCodes.Loosened,
        Path = file.Path,
        Line = line,
        Message = message,
        Hint = "Keep the setting and repair what it reports.",
        IsSuspicion = isSuspicion,
    };
}
