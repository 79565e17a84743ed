using System.Text;
using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Hosting;

/// <summary>The sample that the demo works on: a project, a plan and the recorded replies, from samples/demo.</summary>
internal static class DemoSample
{
    private const string Prefix = "demo/";
    private const string WorkspacePrefix = Prefix + "workspace/";
    private const string RepliesPrefix = Prefix + "replies/";

    /// <summary>Writes the project and its plan; returns the plan's path.</summary>
    public static string WriteTo(string folder)
    {
        foreach (var name in Names(WorkspacePrefix))
        {
            var path = Path.Combine(folder, name[WorkspacePrefix.Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, Read(name));
        }

        var plan = Path.Combine(folder, "plan.json");
        File.WriteAllText(plan, Read(Prefix + "plan.json"));
        return plan;
    }

    /// <summary>Each reply answers the request whose prompt has the heading of its step.</summary>
    public static Script Replies() => new(
    [
        .. Names(RepliesPrefix).Select(name => new ScriptEntry
        {
            Match = new RequestMatch { Contains = [$"\n# Step {Path.GetFileNameWithoutExtension(name)}\n"] },
            Reply = Read(name),
            Times = 0,
        }),
    ]);

    private static IEnumerable<string> Names(string prefix) => typeof(DemoSample).Assembly
        .GetManifestResourceNames()
        .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static string Read(string name)
    {
        using var stream = typeof(DemoSample).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
