using System.Collections.Frozen;

namespace AetherFlow.Edits;

/// <summary>
/// Which files a language tag of a fence can be. A tag that nobody knows, and plain text, can be any file; a tag of a
/// known language is never a file with another known language's extension.
/// </summary>
internal static class Languages
{
    private static readonly FrozenDictionary<string, string[]> Extensions = Table().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> KnownExtensions =
        Extensions.Values.SelectMany(e => e).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Shells = FrozenSet.ToFrozenSet(
    [
        "bash", "sh", "shell", "zsh", "fish", "ksh", "csh", "tcsh", "console", "shell-session", "terminal",
        "cmd", "batch", "bat", "powershell", "pwsh", "ps1",
    ]);

    /// <summary>Extensions whose languages are taken for one another in fences: a component file is tagged as what it contains.</summary>
    private static readonly string[][] Families =
    [
        [".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx", ".vue", ".svelte"],
        [".c", ".h", ".cpp", ".cc", ".cxx", ".hpp", ".hh"],
        [".html", ".htm", ".vue", ".svelte", ".php", ".jinja", ".j2", ".hbs", ".cshtml", ".razor", ".xml", ".svg"],
        [".css", ".scss", ".sass", ".less"],
        [".json", ".jsonc", ".json5", ".jsonl"],
        [".sh", ".bash", ".zsh"],
        [".xml", ".svg", ".xaml", ".csproj", ".props", ".targets", ".config", ".resx", ".slnx"],
        [".md", ".markdown", ".mdx"],
        [".toml", ".ini", ".cfg", ".conf", ".properties", ".env"],
    ];

    public static bool IsKnown(string language) => Extensions.ContainsKey(language) || IsPlain(language);

    /// <summary>No tag, or one that says nothing about the file.</summary>
    public static bool IsPlain(string language) => language is "" or "text" or "txt" or "plain" or "plaintext" or "code";

    public static bool IsMarkdown(string language) => language is "markdown" or "md" or "mdx";

    /// <summary>Commands for a user to run, not a file.</summary>
    public static bool IsShell(string language) => Shells.Contains(language);

    /// <summary>Prose that is kept as a file: it may contain fences of its own.</summary>
    public static bool IsDocument(string path) => ExtensionOf(path) is ".md" or ".markdown" or ".mdx" or ".txt" or ".rst" or ".adoc";

    /// <summary>Whether a path ends as files do that are known by it.</summary>
    public static bool IsFileName(string path) => KnownExtensions.Contains(ExtensionOf(path)) || IsDocument(path);

    public static bool MayBeName(string word) =>
        IsKnown(word) || (char.IsAsciiLetter(word[0]) && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '#' or '-' or '_'));

    /// <summary>How well a block of this language fits a file with this path.</summary>
    public static LanguageFit Fit(string language, string path)
    {
        if (IsPlain(language) || !Extensions.TryGetValue(language, out var own)) return LanguageFit.Unknown;
        var extension = ExtensionOf(path);
        if (own.Contains(extension)) return LanguageFit.Exact;
        if (Array.Exists(Families, family => family.Contains(extension) && own.Any(family.Contains))) return LanguageFit.Family;
        return KnownExtensions.Contains(extension) ? LanguageFit.No : LanguageFit.Unknown;
    }

    /// <summary>The extension in lower case; for files that are known by their whole name, that name.</summary>
    private static string ExtensionOf(string path)
    {
        var name = path[(path.LastIndexOfAny(['/', '\\']) + 1)..].ToLowerInvariant();
        if (KnownExtensions.Contains(name)) return name;
        var dot = name.LastIndexOf('.');
        return dot < 0 ? name : name[dot..];
    }

    private static Dictionary<string, string[]> Table()
    {
        (string Names, string Extensions)[] rows =
        [
            ("python py python3 py3", ".py .pyi"), ("javascript js node mjs cjs", ".js .mjs .cjs"), ("jsx", ".jsx .js"),
            ("typescript ts mts cts", ".ts .mts .cts"), ("tsx", ".tsx .ts"), ("vue", ".vue"), ("svelte", ".svelte"),
            ("html htm", ".html .htm"), ("css", ".css"), ("scss", ".scss"), ("sass", ".sass"), ("less", ".less"),
            ("json", ".json"), ("jsonc json5", ".jsonc .json5 .json"), ("jsonl ndjson", ".jsonl"), ("yaml yml", ".yaml .yml"),
            ("toml", ".toml"), ("ini cfg conf", ".ini .cfg .conf"), ("properties", ".properties"), ("dotenv env", ".env"),
            ("xml", ".xml .csproj .props .targets .config .resx .xaml .slnx .svg"), ("svg", ".svg"), ("csproj msbuild", ".csproj .props .targets"),
            ("xaml axaml", ".xaml .axaml"), ("markdown md", ".md .markdown"), ("mdx", ".mdx"), ("rst", ".rst"), ("asciidoc adoc", ".adoc"),
            ("c", ".c .h"), ("c++ cpp cxx", ".cpp .cc .cxx .hpp .hh .h"), ("h hpp", ".h .hpp"), ("objective-c objc", ".m"),
            ("c# csharp cs", ".cs"), ("razor cshtml", ".razor .cshtml"), ("f# fsharp fs", ".fs .fsx"), ("vb vb.net vbnet", ".vb"),
            ("java", ".java"), ("kotlin kt", ".kt .kts"), ("scala", ".scala"), ("groovy", ".groovy"), ("gradle", ".gradle"),
            ("go golang", ".go"), ("rust rs", ".rs"), ("swift", ".swift"), ("dart", ".dart"), ("zig", ".zig"), ("lua", ".lua"),
            ("ruby rb", ".rb"), ("php", ".php"), ("perl pl", ".pl .pm"), ("r", ".r"), ("julia jl", ".jl"), ("haskell hs", ".hs"),
            ("elixir ex exs", ".ex .exs"), ("erlang erl", ".erl"), ("clojure clj", ".clj"), ("ocaml ml", ".ml"),
            ("sql mysql postgresql pgsql sqlite", ".sql"), ("graphql gql", ".graphql .gql"), ("proto protobuf", ".proto"),
            ("bash sh shell zsh", ".sh .bash .zsh"), ("powershell ps1 pwsh", ".ps1"), ("batch bat cmd", ".bat .cmd"),
            ("dockerfile docker", "dockerfile .dockerfile containerfile"), ("makefile make", "makefile .mk"), ("cmake", ".cmake"),
            ("terraform tf hcl", ".tf .hcl"), ("nix", ".nix"), ("jinja jinja2 j2", ".jinja .j2"), ("handlebars hbs", ".hbs"),
            ("csv", ".csv"), ("diff patch", ".diff .patch"), ("mermaid", ".mmd"), ("log", ".log"), ("http", ".http"),
            ("console terminal output stdout shell-session tree file_tree structure", ""),
        ];
        return rows
            .SelectMany(row => row.Names.Split(' '), (row, name) => (name, row.Extensions.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .ToDictionary(row => row.name, row => row.Item2);
    }
}
