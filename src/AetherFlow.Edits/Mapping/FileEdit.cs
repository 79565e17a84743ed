namespace AetherFlow.Edits;

/// <summary>What a reply wants done to one file. <see cref="Path"/> is a target's own spelling, or the reply's (slashes, no <c>./</c>).</summary>
/// <param name="Path">Relative to the workspace; not yet guarded.</param>
/// <param name="Declared">False for a file that the step does not list.</param>
public abstract record FileEdit(string Path, bool Declared);
