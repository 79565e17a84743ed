namespace AetherFlow.Sandbox;

/// <summary>Finds calls that nobody may make; what a person or a model wrote was read and judged before.</summary>
internal static class CallCheck
{
    /// <exception cref="ArgumentException">The call is none.</exception>
    public static void Expect(CommandCall call)
    {
        if (call.Plain is null == call.BashText is null) throw new ArgumentException("A command is either plain words or a text of bash.", nameof(call));
        if (call.Timeout is { } timeout && timeout <= TimeSpan.Zero) throw new ArgumentException($"The timeout {timeout} is not positive.", nameof(call));
        var stages = call.Plain?.Pipelines.SelectMany(pipeline => pipeline.Stages).ToList() ?? [];
        if (call.Plain is { } plain && (plain.Pipelines.IsEmpty || plain.Pipelines.Any(p => p.Stages.IsEmpty) || stages.Exists(s => s.Words.IsDefaultOrEmpty)))
            throw new ArgumentException("A command has a program in every stage.", nameof(call));
        if (stages.SelectMany(s => s.Redirections).Any(r => r.Descriptor is < 0 or > 2 || r.Source is not (null or 1 or 2))) throw new ArgumentException("A redirection joins streams that are none.", nameof(call));
        var values = stages.SelectMany(s => s.Words.Concat(s.Assignments.Select(a => a.Value))).Concat(call.Environment.Values).Append(call.BashText ?? "");
        if (values.Any(value => value.Contains('\0'))) throw new ArgumentException("A word, a value or the text contains NUL.", nameof(call));
        if (stages.SelectMany(s => s.Assignments.Select(a => a.Name)).Concat(call.Environment.Keys).FirstOrDefault(name => !IsName(name)) is { } odd)
            throw new ArgumentException($"'{odd}' is no name of a variable.", nameof(call));
    }

    private static bool IsName(string name) => name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
