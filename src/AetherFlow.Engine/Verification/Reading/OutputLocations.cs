using System.Collections.Immutable;

namespace AetherFlow.Engine.Verification;

/// <summary>Puts the places of all failures in the order in which they should be looked at.</summary>
internal static class OutputLocations
{
    /// <summary>Characters of a message.</summary>
    private const int MessageLimit = 300;

    public static ImmutableArray<OutputLocation> Of(IReadOnlyList<Failure> failures, IEnumerable<Spot> mentions)
    {
        var errors = failures.Where(f => f.Severity == LocationSeverity.Error).ToList();
        var warnings = failures.Where(f => f.Severity == LocationSeverity.Warning);
        var all = errors.SelectMany(f => f.Places.Take(1).Select(s => Location(s, f, LocationSeverity.Error)))
            .Concat(errors.SelectMany(f => f.Places.Skip(1).Select(s => Location(s, f, LocationSeverity.Note))))
            .Concat(warnings.SelectMany(f => f.Places.Take(1).Select(s => Location(s, f, LocationSeverity.Warning))))
            .Concat(mentions.Select(s => Location(s, null, LocationSeverity.Note)));
        var seen = new HashSet<(string, int?)>();
        var told = new HashSet<(string, int?, int?, string)>();
        var result = ImmutableArray.CreateBuilder<OutputLocation>();
        foreach (var location in all)
        {
            if (result.Count >= OutputReading.LocationLimit) break;
            var isNew = seen.Add((location.Path, location.Line));
            if (!isNew && location.Severity == LocationSeverity.Note) continue;
            if (told.Add((location.Path, location.Line, location.Column, location.Message))) result.Add(location);
        }

        return result.ToImmutable();
    }

    private static OutputLocation Location(Spot spot, Failure? failure, LocationSeverity severity) => new()
    {
        Path = spot.Path,
        Line = spot.Line,
        Column = spot.Column,
        Message = failure is null ? "" : Shortened(failure.Title),
        Severity = severity,
    };

    private static string Shortened(string message)
    {
        if (message.Length <= MessageLimit) return message;
        var end = char.IsHighSurrogate(message[MessageLimit - 2]) ? MessageLimit - 2 : MessageLimit - 1;
        return message[..end] + "…";
    }
}
