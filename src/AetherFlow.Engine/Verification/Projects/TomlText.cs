using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>
/// The sections of a TOML or INI file, as far as finding a tool's configuration needs them: no values but lists of
/// strings and keys. A file that is no valid one gives what can be seen of it.
/// </summary>
internal sealed partial class TomlText
{
    private readonly Dictionary<string, List<string>> _sections = new(StringComparer.Ordinal);

    public TomlText(string text)
    {
        var section = "";
        foreach (var line in text.Split('\n').Select(l => l.Trim()))
        {
            if (line.StartsWith('#') || line.StartsWith(';') || line.Length == 0) continue;
            if (Header().Match(line) is { Success: true } header) section = header.Groups["name"].Value.Trim().Replace("\"", "", StringComparison.Ordinal);
            if (!_sections.TryGetValue(section, out var lines)) _sections.Add(section, lines = []);
            lines.Add(line);
        }
    }

    /// <summary>The section itself, or one inside of it: `tool.ruff` is there where `tool.ruff.lint` is.</summary>
    public bool HasSection(string name) => _sections.Keys.Any(s => s == name || s.StartsWith(name + ".", StringComparison.Ordinal));

    public bool HasKey(string section, params IEnumerable<string> keys) => Keys(section).Any(k => keys.Contains(k, StringComparer.Ordinal));

    public IEnumerable<string> Keys(string section) =>
        Lines(section).Select(l => Key().Match(l)).Where(m => m.Success).Select(m => m.Groups["key"].Value);

    public IEnumerable<string> Sections => _sections.Keys;

    public IReadOnlyList<string> Lines(string section) => _sections.GetValueOrDefault(section) ?? [];

    /// <summary>The strings of a list, on its line or on those after it.</summary>
    public IReadOnlyList<string> Strings(string section, string key)
    {
        var found = new List<string>();
        var inside = false;
        foreach (var line in Lines(section))
        {
            if (!inside && Key().Match(line) is { Success: true } m && m.Groups["key"].Value == key) inside = true;
            if (!inside) continue;
            found.AddRange(Quoted(line));
            if (line.Contains(']', StringComparison.Ordinal)) break;
        }

        return found;
    }

    public static IEnumerable<string> Quoted(string line) => QuotedText().Matches(line).Select(m => m.Groups["text"].Value);

    [GeneratedRegex(@"^\[{1,2}(?<name>[^\[\]]+)\]{1,2}\s*([#;].*)?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Header();

    [GeneratedRegex(@"^[""']?(?<key>[\w.-]+)[""']?\s*[=:]", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Key();

    [GeneratedRegex(@"""(?<text>[^""]*)""|'(?<text>[^']*)'", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex QuotedText();
}
