using System.Collections.Immutable;

namespace AetherFlow.Workspaces;

/// <summary>
/// What a plan may read but not write, because writing it would run something later, outside every sandbox, or give
/// secrets away. Build files (<c>Directory.Build.props</c>, <c>global.json</c>, <c>nuget.config</c>, <c>package.json</c>,
/// <c>Makefile</c>), <c>.editorconfig</c>, <c>.github</c> and instructions for agents (<c>AGENTS.md</c>) are not here:
/// plans create them for good reasons, they show in the diff, and builds run in the sandbox.
/// </summary>
public static class ProtectedNames
{
    private const string VersionControl = "it holds version control data and hooks that run on the next command";
    private const string Editor = "an editor runs tasks and settings from it when the folder is opened";
    private const string Agent = "an agent takes permissions, hooks and tool servers from it";
    private const string Shell = "a shell runs it at the next start";
    private const string Registry = "it decides where packages come from and with which credentials";
    private const string Secrets = "it holds keys and passwords";

    public static ImmutableArray<ProtectedName> All { get; } =
    [
        new(".git", VersionControl), new("git~1", VersionControl), new(".hg", VersionControl), new(".svn", VersionControl),
        new(".jj", VersionControl), new(".gitmodules", "it names repositories that git fetches"),
        new(".gitconfig", "it can name programs that git runs"),
        new(".husky", VersionControl), new(".pre-commit-config.yaml", "it names programs that run on the next commit"),
        new(".pre-commit-config.yml", "it names programs that run on the next commit"),
        new("lefthook.yml", "it names programs that run on the next commit"), new(".lefthook.yml", "it names programs that run on the next commit"),

        new(".aetherflow", "it holds settings of this program"), new("aetherflow.json", "it holds settings of this program, and commands that it runs"), new(".aetherflow-*", "this program's own temporary files have such names"),
        new(".claude", Agent), new(".codex", Agent), new(".cursor", Agent), new(".gemini", Agent), new(".windsurf", Agent),
        new(".continue", Agent), new(".mcp.json", Agent),

        new(".vscode", Editor), new(".idea", Editor), new(".vs", Editor), new(".zed", Editor), new("*.code-workspace", Editor),

        new(".bashrc", Shell), new(".bash_profile", Shell), new(".bash_login", Shell), new(".bash_logout", Shell), new(".bash_aliases", Shell),
        new(".profile", Shell), new(".zshrc", Shell), new(".zshenv", Shell), new(".zprofile", Shell), new(".zlogin", Shell), new(".zlogout", Shell),
        new(".kshrc", Shell), new(".cshrc", Shell), new(".tcshrc", Shell), new(".inputrc", Shell), new("config.fish", Shell),
        new(".envrc", "direnv runs it on entering the folder"),

        new(".npmrc", Registry), new(".yarnrc", Registry), new(".yarnrc.yml", Registry), new(".pypirc", Registry), new(".netrc", Secrets),
        new(".ssh", Secrets), new(".gnupg", Secrets), new(".aws", Secrets),
        new(".env", Secrets), new(".env.local", Secrets), new("*.env.local", Secrets), new(".env.production", Secrets),
        new(".env.development", Secrets), new(".env.staging", Secrets), new(".env.test", Secrets),
    ];

    /// <summary>The protected name that one of the path's components is, if any.</summary>
    public static ProtectedName? In(string path)
    {
        foreach (var component in path.Split('/'))
        {
            // Windows and some file systems drop trailing dots and spaces.
            var name = component.TrimEnd('.', ' ');
            foreach (var entry in All)
            {
                if (entry.Matches(name)) return entry;
            }
        }

        return null;
    }
}
