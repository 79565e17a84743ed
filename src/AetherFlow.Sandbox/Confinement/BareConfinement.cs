using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using AetherFlow.Sandbox.Posix;

namespace AetherFlow.Sandbox;

/// <summary>
/// No confinement, for who asked for none: programs may do what the user may. They get the user's environment without
/// secrets, and are killed with all that can be found of them.
/// </summary>
internal sealed class BareConfinement(SandboxPlace place) : IConfinement
{
    private readonly ImmutableDictionary<string, string> _environment = place.Environment
        .Where(variable => !SandboxEnvironment.IsForbidden(variable.Key))
        .ToImmutableDictionary(StringComparer.Ordinal)
        .SetItem("PATH", PathOf(place));

    /// <summary>Without folders of the workspace and without relative ones: a file of the project is nobody's answer to a bare name.</summary>
    public string Path => _environment["PATH"];

    public bool? IsSeen(string path) => true;

    public async Task<IConfinedProcess> StartAsync(ConfinedProgram program, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var name = program.Arguments[0];
        var report = program.Reports ? InheritedPipe.FromChild() : null;
        var spawning = new Spawning
        {
            Program = name.Contains('/') ? System.IO.Path.Combine(program.WorkingDirectory, name) : ProgramFinder.Find(name, Path, place.Workspace) ?? "/" + name,
            Arguments = [.. program.Arguments.Skip(1).Select(a => report is null ? a : a.Replace(ConfinedProgram.ReportPlace, $"&{report.Descriptor} {report.Descriptor}>&-"))],
            WorkingDirectory = program.WorkingDirectory,
            Environment = _environment.SetItems(program.Environment),
            Mark = ProgramRunner.NewMark(),
            Inherited = report is null ? [] : [report.Descriptor],
        };
        var child = SpawnedProcess.Start(spawning, out var error);
        report?.HandOver();
        if (child is not null)
        {
            await child.Input.DisposeAsync();
            return new BareProcess(child, report);
        }

        report?.Dispose();
        throw new IOException($"{spawning.Program}: {Marshal.GetPInvokeErrorMessage(error)} (error {error.ToString(CultureInfo.InvariantCulture)})");
    }

    private static string PathOf(SandboxPlace place) => string.Join(
        ':',
        place.Environment.GetValueOrDefault("PATH", "").Split(':')
            .Where(folder => folder.StartsWith('/') && !Toolchains.IsBelow(place.Workspace, LibC.RealPath(folder) ?? folder)));
}
