using System.Text;
using AetherFlow.Plans;
using AetherFlow.Runs;

namespace AetherFlow.Hosting;

/// <summary>A plan's file: its bytes, or why they cannot be had.</summary>
public sealed record PlanFile
{
    public string Path { get; private init; } = "";

    public byte[] Bytes { get; private init; } = [];

    public Problem? Problem { get; private init; }

    public static PlanFile Read(string? path, string currentDirectory)
    {
        if (path is null) return Failed(new Problem("plan.not_named", "Nothing says which plan.", "--plan FILE names it."));
        var full = System.IO.Path.GetFullPath(path, currentDirectory);
        if (Directory.Exists(full))
            return Failed(new Problem("plan.is_folder", $"{full} is a folder, not a plan.", "Name the plan's file."));
        if (!File.Exists(full))
            return Failed(new Problem("plan.not_found", $"There is no plan {full}.", "Check the path; it is relative to the current directory."));
        try
        {
            if (new FileInfo(full).Length > PlanLimits.Bytes)
                return Failed(new Problem("plan.too_large", $"{full} has {new FileInfo(full).Length} bytes; a plan has at most {PlanLimits.Bytes}.", "Is it the right file?"));
            return new PlanFile { Path = full, Bytes = File.ReadAllBytes(full) };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Failed(new Problem("plan.unreadable", $"{full} cannot be read: {e.Message}", "Check its permissions."));
        }
    }

    /// <summary>A plan as a run recorded it.</summary>
    public static PlanFile Recorded(string path, byte[] bytes) => new() { Path = path, Bytes = bytes };

    /// <summary>The same plan without keys. Latin-1 maps bytes to characters and back without loss.</summary>
    public PlanFile Without(Redactor redactor) => this with { Bytes = Encoding.Latin1.GetBytes(redactor.Redact(Encoding.Latin1.GetString(Bytes))) };

    /// <summary>Reads the plan in the bytes; files are looked up below the workspace where lenient reading asks for them.</summary>
    public PlanReading Parse(bool lenient, string workspace) => PlanReader.Read(Bytes, new PlanReadOptions
    {
        Lenient = lenient,
        FileExists = file => File.Exists(System.IO.Path.Combine(workspace, file)),
    });

    private static PlanFile Failed(Problem problem) => new() { Problem = problem };
}
