using System.Collections.Immutable;

namespace AetherFlow.Engine.Verification;

/// <summary>What a command's output says about why it failed.</summary>
public sealed record OutputReading
{
    /// <summary>Characters of a failing part where nothing else is asked for: about 4,000 tokens.</summary>
    public const int DefaultLimit = 16_000;

    /// <summary>Locations kept; what comes after them is further from the cause.</summary>
    internal const int LocationLimit = 200;

    /// <summary>What caused the failure first: the place of each error, then the ways there, then warnings and mere mentions.</summary>
    public required ImmutableArray<OutputLocation> Locations { get; init; }

    /// <summary>What a model should read of the output.</summary>
    public required string FailingPart { get; init; }

    /// <summary>Equal for the same set of failures, whatever durations, addresses, temporary paths and order were.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>
    /// Tests that failed, by name, for what they say may change with every correction; and errors that were reported, by
    /// code and message. Each once; of tests that share a name the second ends with <c>(2)</c>.
    /// </summary>
    public required ImmutableArray<string> Failures { get; init; }

    /// <summary>Warnings that were reported, each once: a build without them has none here.</summary>
    public required int Warnings { get; init; }

    /// <summary>Reads any text in time that grows with its length.</summary>
    /// <param name="text">Standard output and standard error, as they were; escape sequences and what is no text are left out.</param>
    /// <param name="limit">Characters of the failing part.</param>
    public static OutputReading Of(string text, OutputPlace place, int limit = DefaultLimit)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(place);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var lines = OutputLines.Of(text);
        var scan = new OutputScan(lines, new PathFinder(place));
        OutputFormats.Read(scan);
        var failures = FailureMerge.Of(scan.Failures);
        return new OutputReading
        {
            Locations = OutputLocations.Of(failures, scan.Mentions),
            FailingPart = Verification.FailingPart.Of(lines, failures, limit),
            Fingerprint = FailureFingerprint.Of(lines, failures),
            Failures = [.. NamesOf(failures.Where(f => f.Severity == LocationSeverity.Error))],
            Warnings = failures.Count(f => f.Severity == LocationSeverity.Warning),
        };
    }

    private static IEnumerable<string> NamesOf(IEnumerable<Failure> errors)
    {
        var told = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var error in errors)
        {
            var isTest = error.Kind == FailureKind.Test && error.Name.Length > 0;
            var name = isTest ? error.Name : error.Title;
            var number = told[name] = told.GetValueOrDefault(name) + 1;
            if (number == 1) yield return name;
            else if (isTest) yield return FormattableString.Invariant($"{name} ({number})");
        }
    }
}
