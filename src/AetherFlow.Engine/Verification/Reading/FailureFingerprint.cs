using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>Tells whether two outputs report the same failures: what differs from run to run is left out of the comparison, and so is their order.</summary>
internal static partial class FailureFingerprint
{
    /// <summary>Lines that are compared where no failure was recognised: the end of the output.</summary>
    private const int TailLines = 20;

    public static string Of(IReadOnlyList<string> lines, IReadOnlyList<Failure> failures)
    {
        var errors = failures.Where(f => f.Severity == LocationSeverity.Error).ToList();
        var keys = (errors.Count > 0 ? errors : failures).Select(Key).Order(StringComparer.Ordinal).ToList();
        if (keys.Count == 0) keys = [.. lines.Where(l => l.Length > 0 && !Noise.Is(l)).TakeLast(TailLines).Select(l => Number().Replace(WithoutChance(l), "#"))];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', keys))))[..16];
    }

    /// <summary>
    /// A test is known by its name; what it saw may be random, so numbers of its message count nothing. A diagnostic has
    /// its file and words; lines shift with every edit and are left out, but how many there are is not.
    /// </summary>
    private static string Key(Failure failure)
    {
        var message = WithoutChance(failure.Message);
        return failure.Kind == FailureKind.Test
            ? $"{failure.Name}|{Number().Replace(message, "#")}"
            : $"{failure.Spots.FirstOrDefault()?.Path}|{failure.Name}|{(failure.Kind == FailureKind.Exception ? Number().Replace(message, "#") : message)}";
    }

    /// <summary>Also used on names of parametrised tests, whose parameters are what they are.</summary>
    internal static string WithoutChance(string text)
    {
        text = Temporary().Replace(text, "<temporary>");
        text = Identity().Replace(text, "<id>");
        text = Time().Replace(text, "<time>");
        return Chance().Replace(text, m => m.Groups["word"].Value + "#");
    }

    [GeneratedRegex(@"([A-Za-z]:)?[^\s'""(]*[/\\](tmp|temp|Temp|TEMP|T|pytest-of-[\w-]+)[/\\][^\s'"":,;)]+", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Temporary();

    [GeneratedRegex(@"\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\b|\b0x[0-9a-fA-F]+\b|\b[0-9a-f]{32,64}\b|\b\d{6,}\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Identity();

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?\b|\b\d{1,2}:\d{2}:\d{2}([.,]\d+)?\b|\b\d+([.,]\d+)?\s?(ms|µs|us|ns|s|sec|secs|seconds?|minutes?|milliseconds?)\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Time();

    [GeneratedRegex(@"(?<word>\b([Pp]id|PID|[Pp]rocess|[Tt]hread|[Ss]eed|SEED|[Pp]ort|[Ll]ine|[Cc]olumn)\b[^\w\n]{0,3})\d+", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Chance();

    [GeneratedRegex(@"\d+([.,]\d+)*", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
