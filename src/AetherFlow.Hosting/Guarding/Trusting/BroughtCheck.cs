namespace AetherFlow.Hosting;

/// <summary>A check that a project's file brings, and what the policy would say about its command.</summary>
/// <param name="Folder">Relative to the workspace; empty for its root.</param>
/// <param name="Command">As a shell would be given it.</param>
/// <param name="Verdict"><c>allow</c>, <c>ask</c> or <c>deny</c>, in a sandbox.</param>
public sealed record BroughtCheck(string Name, string Kind, string Folder, string Command, TimeSpan Timeout, string Verdict);
