using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Engine.Tests.Support;

/// <summary>Scripts that answer by step, and replies in the form that is asked for.</summary>
internal static class Replies
{
    public static ScriptEntry To(int step, string reply, int times = 0) => new() { Match = Of(step), Reply = reply, Times = times };

    /// <summary>Answers the step in one mode only.</summary>
    public static ScriptEntry To(string mode, int step, string reply) =>
        new() { Match = new RequestMatch { Contains = [$"Mode: {mode}", $"\n# Step step_{step}\n"] }, Reply = reply, Times = 0 };

    public static ScriptEntry Audit(int step, string verdict, int times = 0) =>
        new() { Match = new RequestMatch { Contains = [$"\n# Audit of step_{step}\n"] }, Reply = verdict, Times = times };

    public static RequestMatch Of(int step) => Of($"step_{step}");

    public static RequestMatch Of(string step) => new() { Contains = [$"\n# Step {step}\n"] };

    public static string File(string path, string content) => $"FILE: {path}\n\n````\n{content}````\n";
}
