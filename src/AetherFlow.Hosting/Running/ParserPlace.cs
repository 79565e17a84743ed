using AetherFlow.Engine.Parsing;
using AetherFlow.Sandbox;
using AetherFlow.Workspaces;

namespace AetherFlow.Hosting;

/// <summary>Finds the parsers of other languages on this machine, and gives them an empty folder to run in.</summary>
internal sealed class ParserPlace : IDisposable
{
    private readonly DirectoryInfo? _folder;

    private ParserPlace(DirectoryInfo? folder, ExternalParsers? parsers)
    {
        _folder = folder;
        Parsers = parsers;
    }

    /// <summary>Null where there is no parser, or no place for one.</summary>
    public ExternalParsers? Parsers { get; }

    /// <summary>Programs that lie in the workspace are none of ours: a step may have written them.</summary>
    public static ParserPlace Open(HostEnvironment environment, Workspace workspace)
    {
        var path = environment.Variables.GetValueOrDefault("PATH");
        var python = ProgramFinder.Find("python3", path, workspace.Root);
        var node = ProgramFinder.Find("node", path, workspace.Root);
        if (python is null && node is null) return new ParserPlace(null, null);
        if (NewFolder(workspace) is not { } folder) return new ParserPlace(null, null);
        return new ParserPlace(folder, new ExternalParsers(new ParserPrograms
        {
            Runner = new ProgramRunner(environment.Time),
            Folder = folder.FullName,
            Python = python,
            Node = node,
        }));
    }

    public void Dispose()
    {
        try
        {
            _folder?.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // An empty folder stays among the system's temporary ones: no reason for a run that is done to fail.
        }
    }

    /// <summary>Null where the system has no place: edits are then checked in this process only.</summary>
    private static DirectoryInfo? NewFolder(Workspace workspace)
    {
        try
        {
            // The temporary files of a user may well be kept in the workspace, where other programs would find this folder.
            return StatePlace.LiesIn(Path.GetTempPath(), workspace) ? null : Directory.CreateTempSubdirectory("aetherflow-");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
