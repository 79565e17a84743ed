using System.Collections.Concurrent;
using System.Text;

namespace AetherFlow.Engine.Prompts;

/// <summary>
/// Words for the model, from a Markdown file beside this code. Rendering is strict: every placeholder
/// <c>{{name}}</c> has a value, every value has a placeholder.
/// </summary>
internal sealed class Template
{
    private const string Open = "{{";
    private const string Close = "}}";

    private static readonly ConcurrentDictionary<string, Template> Loaded = new(StringComparer.Ordinal);

    private readonly string _name;
    private readonly string _text;

    private Template(string name, string text)
    {
        _name = name;
        _text = text.ReplaceLineEndings("\n");
    }

    public static Template Named(string name) => Loaded.GetOrAdd(name, static name =>
    {
        using var stream = typeof(Template).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"There is no template '{name}'.");
        using var reader = new StreamReader(stream);
        return new Template(name, reader.ReadToEnd());
    });

    /// <summary>For tests: a template that is in no file.</summary>
    internal static Template Of(string text) => new("(inline)", text);

    public string Render(params (string Name, string Value)[] values)
    {
        var unused = values.Select(v => v.Name).ToHashSet(StringComparer.Ordinal);
        var result = new StringBuilder(_text.Length + values.Sum(v => v.Value.Length));
        var at = 0;
        for (int open; (open = _text.IndexOf(Open, at, StringComparison.Ordinal)) >= 0;)
        {
            var close = _text.IndexOf(Close, open, StringComparison.Ordinal);
            if (close < 0) throw new InvalidOperationException($"Template '{_name}' opens a placeholder and does not close it.");
            var name = _text[(open + Open.Length)..close];
            var value = Array.Find(values, v => v.Name == name).Value
                ?? throw new InvalidOperationException($"Template '{_name}' asks for '{name}', which has no value.");
            unused.Remove(name);
            result.Append(_text, at, open - at).Append(value);
            at = close + Close.Length;
        }

        if (unused.Count > 0)
            throw new InvalidOperationException($"Template '{_name}' has no place for '{string.Join("', '", unused)}'.");
        return result.Append(_text, at, _text.Length - at).ToString();
    }
}
