using System.Security.Cryptography;
using AetherFlow.Engine.Verification;
using AetherFlow.Runs;
using AetherFlow.Sandbox;
using AetherFlow.Workspaces;

namespace AetherFlow.Hosting;

/// <summary>
/// What the <c>aetherflow.json</c> of a workspace says about commands. Rules that tighten hold at once; checks, which
/// run, only after a person said yes to exactly this content.
/// </summary>
public sealed record ProjectConfiguration
{
    private ProjectConfiguration(string workspace, string path)
    {
        Workspace = workspace;
        Path = path;
    }

    /// <summary>Absolute, after all links where there is such a folder.</summary>
    public string Workspace { get; }

    public string Path { get; }

    /// <summary>SHA-256 of the file in hex; null where there is none.</summary>
    public string? Hash { get; private init; }

    /// <summary>Rules that ask or deny, in force without any trust; null where there are none.</summary>
    public PolicyFile? Rules { get; private init; }

    /// <summary>What stands in the file and does not hold: rules of a project that allow.</summary>
    public IReadOnlyList<Problem> Ignored { get; private init; } = [];

    /// <summary>What the file would say about checks if it were trusted.</summary>
    public CheckOverrides Brought { get; private init; } = CheckOverrides.None;

    /// <summary>Whether somebody said yes to this content; also where it brings nothing that needs it.</summary>
    public bool IsTrusted { get; private init; } = true;

    /// <summary>What may be run: <see cref="Brought"/> where it is trusted, else none.</summary>
    public CheckOverrides Checks => IsTrusted ? Brought : CheckOverrides.None;

    /// <summary>What is wrong in the file; nothing of it holds then.</summary>
    public IReadOnlyList<Problem> Problems { get; private init; } = [];

    /// <summary>Code <c>policy.untrusted</c>, for exit code 8: it brings checks, and nobody said yes to them.</summary>
    public Problem? Problem => IsTrusted ? null : new Problem(
        "policy.untrusted",
        $"{Path} {Describe()}, and nobody has said yes to this content.",
        $"Look at it, and say yes or no, with `aetherflow policy trust --workspace {ShellQuoting.Quote(Workspace)}`.");

    /// <param name="workspace">Absolute, or relative to the current folder. One that cannot be opened has no file; who works in it says so.</param>
    public static async Task<ProjectConfiguration> ReadAsync(HostEnvironment environment, string workspace, CancellationToken cancellation)
    {
        var folder = System.IO.Path.GetFullPath(workspace, environment.CurrentDirectory);
        using var opened = Workspaces.Workspace.Open(folder, PathUse.Read).Workspace;
        var root = opened?.Root ?? folder;
        var found = new ProjectConfiguration(root, System.IO.Path.Combine(root, ConfigurationFiles.Name));
        var (file, problem) = await ConfigurationFiles.OfProjectAsync(folder, ConfigurationFiles.UserPath(environment), cancellation);
        if (problem is not null) return found with { Problems = [problem] };
        if (file is null) return found;
        var hash = Convert.ToHexStringLower(SHA256.HashData(file.Json.Span));
        var fields = ProjectFile.Read(file);
        if (fields.Problems.Count > 0) return found with { Hash = hash, Problems = fields.Problems };
        var brings = fields.Checks.Checks.Length + fields.Checks.Without.Length > 0;
        return found with
        {
            Hash = hash,
            Rules = fields.Rules,
            Ignored = fields.Ignored,
            Brought = fields.Checks,
            IsTrusted = !brings || (opened is not null && new TrustStore(environment).IsTrusted(opened, hash)),
        };
    }

    private string Describe()
    {
        string[] parts =
        [
            .. Brought.Checks.Length > 0 ? [$"brings {Count(Brought.Checks.Length, "check")} that would be run"] : Array.Empty<string>(),
            .. Brought.Without.Length > 0 ? [$"drops {Count(Brought.Without.Length, "detected check")}"] : Array.Empty<string>(),
        ];
        return string.Join(" and ", parts);
    }

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";
}
