using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Acceptance.Tests.Support;

/// <summary>Answers by step, in the form that is asked for.</summary>
internal static class Replies
{
    public static ScriptEntry To(int step, string reply) => new() { Match = Of(step), Reply = reply, Times = 0 };

    public static RequestMatch Of(int step) => new() { Contains = [$"\n# Step step_{step}\n"] };

    public static string File(string path, string content) => $"FILE: {path}\n\n````\n{content}````\n";
}
