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

    /// <summary>
    /// Each reply answers its step in one mode: <c>step_1.fast.md</c>, <c>step_1.build.md</c>, <c>step_1.check.json</c>;
    /// <c>repair.build.md</c>, before all others, a correction of what was built.
    /// </summary>
    public static Script Replies() => new(
    [
        .. Names(RepliesPrefix).Select(name => new ScriptEntry { Match = MatchOf(name[RepliesPrefix.Length..].Split('.')), Reply = Read(name), Times = 0 }),
    ]);

    private static RequestMatch MatchOf(string[] parts) => parts switch
    {
        ["repair", var mode, _] => new RequestMatch { Contains = [$"Mode: {mode.ToUpperInvariant()}", "fails. Make it succeed."] },
        [var step, "check", _] => new RequestMatch { Contains = [$"\n# Audit of {step}\n"] },
        [var step, var mode, _] => new RequestMatch { Contains = [$"Mode: {mode.ToUpperInvariant()}", $"\n# Step {step}\n"] },
        _ => throw new InvalidOperationException($"The reply '{string.Join('.', parts)}' names no step and mode."),
    };

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
