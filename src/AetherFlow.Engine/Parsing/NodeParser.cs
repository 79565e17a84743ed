using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using AetherFlow.Edits;

namespace AetherFlow.Engine.Parsing;

/// <summary>
/// Has Node.js check a text, which does not run it. Where a file's name does not say whether it is a module or a
/// script, it is sound as either.
/// </summary>
internal static partial class NodeParser
{
    public static async Task<ParserReading?> AskAsync(
        ParserProgram node, string text, ImmutableArray<string> goals, CancellationToken cancellation)
    {
        if (IsTyped(text)) return null;
        ParserReading? farthest = null;
        foreach (var goal in goals)
        {
            var result = await node.RunAsync([$"--input-type={goal}", "--check", "-"], text, cancellation);
            if (result is { Succeeded: true }) return new ParserReading("Node.js", null);
            if (result is not { ExitCode: 1 } || Read(result.StandardError.Text) is not { } reading) return null;
            if (farthest is null || IsBehind(reading.Fault!, farthest.Fault!)) farthest = reading;
        }

        // The goal with which the parser came farther is the one that the file was written for.
        return farthest is null || IsOfAnotherLanguage(text, farthest.Fault!) ? null : farthest;
    }

    /// <summary>What the extension says a file is; empty where Node.js does not read it.</summary>
    public static ImmutableArray<string> GoalsOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".JS" => ["commonjs", "module"],
        ".CJS" => ["commonjs"],
        ".MJS" => ["module"],
        _ => [],
    };

    /// <returns>Null where this is no complaint about syntax.</returns>
    internal static ParserReading? Read(string error)
    {
        var lines = error.Split('\n');
        var at = Array.FindIndex(lines, line => Position().IsMatch(line));
        var said = Array.FindIndex(lines, Math.Max(0, at), line => line.StartsWith(Said, StringComparison.Ordinal));
        if (at < 0 || said < 0) return null;
        if (!int.TryParse(Position().Match(lines[at]).Groups["line"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var line)) return null;
        var version = lines.LastOrDefault(l => l.StartsWith("Node.js v", StringComparison.Ordinal)) ?? "Node.js";
        var message = ParserReading.Shorten(lines[said][Said.Length..].TrimEnd('\r'));
        return new ParserReading(ParserReading.Shorten(version.TrimEnd('\r')), new SyntaxFault(line, ColumnOf(lines, at + 2), message));
    }

    private const string Said = "SyntaxError: ";

    /// <summary>Below the line of source stand carets, or blanks up to the end of the text; nothing where the line is too long.</summary>
    private static int ColumnOf(string[] lines, int marks)
    {
        if (marks >= lines.Length || lines[marks].AsSpan().ContainsAnyExcept(" \t^\r")) return 1;
        var caret = lines[marks].IndexOf('^', StringComparison.Ordinal);
        return (caret < 0 ? lines[marks].TrimEnd('\r').Length : caret) + 1;
    }

    private static bool IsBehind(SyntaxFault one, SyntaxFault other) => (one.Line, one.Column).CompareTo((other.Line, other.Column)) > 0;

    /// <summary>JSX and decorators in a <c>.js</c> file are for a build step; Node.js never sees them.</summary>
    private static bool IsOfAnotherLanguage(string text, SyntaxFault fault)
    {
        var line = text.Split('\n').ElementAtOrDefault(fault.Line - 1) ?? "";
        return fault.Column <= line.Length && Foreign().IsMatch(line[(fault.Column - 1)..]);
    }

    /// <summary>Flow says so in its first comment: https://flow.org/en/docs/usage/#toc-prepare-your-code-for-flow.</summary>
    private static bool IsTyped(string text) => text.AsSpan(0, Math.Min(text.Length, 1000)).Contains("@flow", StringComparison.Ordinal);

    [GeneratedRegex(@"^\[stdin\]:(?<line>\d+)\r?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Position();

    [GeneratedRegex(@"^(<>|<\p{L}|@[\p{L}_$(])", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Foreign();
}
