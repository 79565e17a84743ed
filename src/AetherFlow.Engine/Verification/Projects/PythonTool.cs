namespace AetherFlow.Engine.Verification;

/// <summary>A tool that checks Python sources, and what in a project says that it is used there.</summary>
internal sealed record PythonTool(string Name, CheckKind Kind, string[] Arguments)
{
    /// <summary>Files of the tool's own, whose being there is enough.</summary>
    public string[] Files { get; init; } = [];

    /// <summary>Sections of files that several tools share.</summary>
    public (string File, string Section)[] Sections { get; init; } = [];

    /// <summary>Of the package that brings it; empty where depending on it does not say that this is done.</summary>
    public string Package { get; init; } = "";

    public string Hook { get; init; } = "";

    /// <summary>The tools of the AI Orchestrator and their arguments, each with the places where its documentation looks for configuration.</summary>
    public static readonly PythonTool[] All =
    [
        // https://docs.astral.sh/ruff/configuration
        new("ruff", CheckKind.Lint, ["ruff", "check", ".", "--output-format=concise"])
        {
            Files = ["ruff.toml", ".ruff.toml"], Sections = [("pyproject.toml", "tool.ruff")], Package = "ruff", Hook = "ruff",
        },

        // https://flake8.pycqa.org/en/latest/user/configuration.html
        new("flake8", CheckKind.Lint, ["flake8"])
        {
            Files = [".flake8"], Sections = [("setup.cfg", "flake8"), ("tox.ini", "flake8")], Package = "flake8", Hook = "flake8",
        },

        // https://black.readthedocs.io/en/stable/usage_and_configuration
        new("black", CheckKind.Format, ["black", ".", "--check", "--diff"])
        {
            Sections = [("pyproject.toml", "tool.black")], Package = "black", Hook = "black",
        },

        // https://docs.astral.sh/ruff/formatter
        new("ruff format", CheckKind.Format, ["ruff", "format", "--check", "."])
        {
            Sections = [("pyproject.toml", "tool.ruff.format"), ("ruff.toml", "format"), (".ruff.toml", "format")], Hook = "ruff-format",
        },

        // https://mypy.readthedocs.io/en/stable/config_file.html
        new("mypy", CheckKind.Types, ["mypy", ".", "--no-error-summary"])
        {
            Files = ["mypy.ini", ".mypy.ini"], Sections = [("pyproject.toml", "tool.mypy"), ("setup.cfg", "mypy")], Package = "mypy", Hook = "mypy",
        },

        // https://microsoft.github.io/pyright/#/configuration
        new("pyright", CheckKind.Types, ["pyright"])
        {
            Files = ["pyrightconfig.json"], Sections = [("pyproject.toml", "tool.pyright")], Package = "pyright", Hook = "pyright",
        },
    ];

    public bool IsUsed(PythonManifest manifest) =>
        manifest.Has(Files)
        || Sections.Any(s => manifest.HasSection(s.File, s.Section))
        || (Package.Length > 0 && manifest.Requires(Package))
        || (Hook.Length > 0 && manifest.HasHook(Hook));

    /// <summary>What the project itself says is left to it.</summary>
    public string[] ArgumentsFor(PythonManifest manifest)
    {
        if (Name != "mypy") return Arguments;
        (string File, string Section)[] own = [.. Sections, ("mypy.ini", "mypy"), (".mypy.ini", "mypy")];
        if (own.Any(s => manifest.HasKey(s.File, s.Section, "files", "packages", "modules"))) return ["mypy", "--no-error-summary"];
        return manifest.Has(Files) || own.Any(s => manifest.HasSection(s.File, s.Section)) ? Arguments : [.. Arguments, "--ignore-missing-imports"];
    }
}
