using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AetherFlow.Sandbox.Posix;

namespace AetherFlow.Sandbox;

/// <summary>Finds bubblewrap and makes one sandbox with it, to know before the first command whether it can.</summary>
internal static partial class BubblewrapProbe
{
    /// <summary>The first version that forbids further user namespaces (its release notes).</summary>
    private static readonly Version Oldest = new(0, 8, 0);

    public static async Task<SandboxFinding> FindAsync(
        SandboxFinding finding, SandboxSettings settings, IReadOnlyDictionary<string, string> environment, TimeProvider time, CancellationToken cancellation)
    {
        if (ProgramFinder.Find("bwrap", environment.GetValueOrDefault("PATH")) is not { } program)
            return finding with { Problem = Sandboxes.Missing("bubblewrap", "package bubblewrap, version 0.8.0 or newer") };
        var told = await new ProgramRunner(time).RunAsync(new ProgramCall { Program = program, Arguments = ["--version"], WorkingDirectory = "/" }, cancellation);
        var version = told.StandardOutput.Text.Trim();
        finding = finding with { Program = program, Version = version };
        if (Number().Match(version) is not { Success: true } number || Version.Parse(number.Value) < Oldest)
            return finding with { Problem = Sandboxes.Unusable("bubblewrap", $"it is {(version.Length == 0 ? "of an unknown version" : version)}, and 0.8.0 is needed") };

        if (!Kernel.HoldsProcesses) return finding with { Problem = Sandboxes.Unusable("bubblewrap", "the kernel is older than 5.3") };
        var folders = ControlGroupTree.Find();
        new ControlGroups(folders, Owner.Self).RemoveRemains();
        var tried = await TryAsync(finding with { Groups = folders }, settings, environment, time, cancellation);
        // A folder may be writable and still refuse processes.
        if (!tried.IsUsable && !folders.IsEmpty) tried = await TryAsync(finding, settings, environment, time, cancellation);
        return tried;
    }

    private static async Task<SandboxFinding> TryAsync(
        SandboxFinding finding, SandboxSettings settings, IReadOnlyDictionary<string, string> environment, TimeProvider time, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("aetherflow-probe-");
        try
        {
            var place = new SandboxPlace { Workspace = folder.FullName, Environment = environment };
            var result = await new CommandRunner(finding, settings, place, time).RunAsync(new CommandCall { Plain = PlainCommand.Of("/usr/bin/env", "true") }, cancellation);
            return result.Succeeded
                ? finding with { Notes = BubblewrapConfinement.NotesOf(new ControlGroups(finding.Groups, Owner.Self)) }
                : finding with { Problem = Sandboxes.Unusable("bubblewrap", result.Denials.FirstOrDefault()?.Message ?? result.FormatForModel()) };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex(@"\d+\.\d+(\.\d+)?", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
