using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace AetherFlow.Sandbox;

/// <summary>
/// Finds in what a failed command said the traces of the sandbox: error messages of the kernel and of common tools. It may
/// be mistaken, for a command can say anything; nothing but the advice depends on it.
/// </summary>
internal sealed partial class DenialReader(SandboxSettings settings, SandboxPlace place, IConfinement confinement)
{
    private const int FileSizeSignal = 128 + 25;
    private const int LongestLine = 200;

    /// <param name="text">Standard error, then standard output, as far as they were kept.</param>
    /// <param name="missing">Programs that a shell could not find.</param>
    public ImmutableArray<SandboxProblem> Read(int exitCode, string text, IEnumerable<string> missing, ImmutableArray<SandboxProblem> limitsMet)
    {
        var found = limitsMet.ToBuilder();
        if (settings.Kind == SandboxKind.None || exitCode == 0) return found.ToImmutable();
        if (Line(ReadOnly(), text) is { } write) found.Add(ReadOnlyPlace(write));
        if (!settings.Network && Line(NoNetwork(), text) is { } network) found.Add(Offline(network));
        if (exitCode == FileSizeSignal || FileTooLarge().IsMatch(text)) found.Add(SandboxLimits.FileSize(settings));
        if (NoSpace().IsMatch(text)) found.Add(SandboxLimits.TemporarySpace(settings));
        if (limitsMet.IsEmpty && NoProcess().IsMatch(text)) found.Add(SandboxLimits.Processes(settings));
        found.AddRange(missing.Distinct(StringComparer.Ordinal).Select(FindMissing).OfType<SandboxProblem>());
        if (found.Count == 0 && Line(NotPermitted(), text) is { } line) found.Add(Refused(line));
        return found.ToImmutable();
    }

    /// <summary>Names that bash says it did not find.</summary>
    public static IEnumerable<string> NotFound(string error) => CommandNotFound().Matches(error).Select(match => match.Groups["name"].Value);

    /// <summary>What a person is told about a program that is not there inside, though it is outside; null where that is not so.</summary>
    public SandboxProblem? FindMissing(string name)
    {
        var outside = name.StartsWith('/') && File.Exists(name) ? name : ProgramFinder.Find(name, place.Environment.GetValueOrDefault("PATH"), place.Workspace);
        if (outside is null || confinement.IsSeen(outside) != false) return null;
        return new SandboxProblem(
            "sandbox.program_missing",
            $"{name} is on this machine ({outside}), but not in the sandbox.",
            $"Let the sandbox read its folder ({Path.GetDirectoryName(outside)}), or use a program that is there.");
    }

    private SandboxProblem ReadOnlyPlace(string line) => new(
        "sandbox.read_only",
        $"The sandbox refused a write: {line}",
        $"Commands write only in the workspace, in /tmp and in HOME ({(place.Home is null ? "in memory" : place.Home)}); version control data, editor settings and the like (.git, .vscode, .env) stay read-only.");

    private static SandboxProblem Offline(string line) => new(
        "sandbox.network",
        $"There is no network in the sandbox: {line}",
        "Do without it, or allow it with --allow-network.");

    private static SandboxProblem Refused(string line) => new(
        "sandbox.not_permitted",
        $"The system refused something, perhaps because of the sandbox: {line}",
        "Mounts, tracing, other users, devices and kernel settings are not for commands; if this one needs them, run it yourself.");

    private static string? Line(Regex regex, string text)
    {
        if (regex.Match(text) is not { Success: true } match) return null;
        var start = text.LastIndexOf('\n', match.Index) + 1;
        var end = text.IndexOf('\n', match.Index + match.Length);
        var line = PlainOutput.Of(text[start..(end < 0 ? text.Length : end)]).Trim();
        return line.Length <= LongestLine ? line : match.Value;
    }

    [GeneratedRegex("Read-only file system|\\bEROFS\\b|is read-only", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ReadOnly();

    [GeneratedRegex("Network is unreachable|\\bENETUNREACH\\b|Temporary failure in name resolution|Name or service not known|Could not resolve host|\\bEAI_AGAIN\\b|\\bENOTFOUND\\b|\\bENOTCACHED\\b|\\bNU1301\\b|Failed to establish a new connection|dial tcp|No matching distribution found", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex NoNetwork();

    [GeneratedRegex("File too large|\\bEFBIG\\b|File size limit exceeded", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex FileTooLarge();

    [GeneratedRegex("No space left on device|\\bENOSPC\\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex NoSpace();

    [GeneratedRegex("fork: (retry: )?Resource temporarily unavailable|can't start new thread|Cannot fork|spawn .* EAGAIN", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex NoProcess();

    [GeneratedRegex("Operation not permitted|\\bEPERM\\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex NotPermitted();

    [GeneratedRegex("(?:^|: )(?<name>[^\\s:]+): command not found|execvp (?<name>[^\\s:]+): No such file", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex CommandNotFound();
}
