using System.Text.Json;
using AetherFlow.Plans.Source;

namespace AetherFlow.Plans.Reading;

/// <summary>Reads the <c>patch</c> object of a context.</summary>
internal sealed class PatchReader(ProblemLog problems)
{
    private static readonly string[] Positions = ["after", "before", "replace"];

    public PatchBlock? Read(SourceValue at)
    {
        var fields = new Fields(at, problems);
        KnownKeys.WarnOfSlips(at, KnownKeys.Patch, problems);
        var block = new PatchBlock
        {
            Position = Position(fields),
            Marker = Marker(fields, at, "marker"),
            MarkerStart = Marker(fields, at, "marker_start"),
            MarkerEnd = Marker(fields, at, "marker_end"),
            Line = Line(fields, at),
            Idempotent = fields.OptionalFlag("idempotent"),
            TargetFile = fields.OptionalText("target_file"),
            Extra = KnownKeys.Rest(at, KnownKeys.Patch),
        };
        CheckPlace(at);
        if (block.TargetFile is { } file) new PathRule(problems).Check(file, at.Find("target_file")!, isTarget: true);
        return block;
    }

    private PatchPosition Position(Fields fields)
    {
        if (fields.Required("position") is not { } at || fields.TextOf(at) is not { } text) return default;
        var found = Array.IndexOf(Positions, text);
        if (found >= 0) return (PatchPosition)found;
        problems.Error(
            PlanCodes.PatchPosition, at, $"the position \"{at.Shown}\" does not exist",
            $"use after, before or replace{Suggestion(text)}");
        return default;
    }

    private static string Suggestion(string text) =>
        Nearest.Of(text.ToLowerInvariant(), Positions, limit: 3) is { } near ? $"; did you mean {near}?" : "";

    private string? Marker(Fields fields, SourceValue owner, string key)
    {
        var text = fields.OptionalText(key);
        if (text is not null && string.IsNullOrWhiteSpace(text))
            problems.Error(PlanCodes.PatchMarkerEmpty, owner.Find(key)!, $"{key} is blank and would fit everywhere", "quote a line of the file that occurs once");
        return text;
    }

    private int? Line(Fields fields, SourceValue owner)
    {
        if (owner.Find("line") is not { } at) return null;
        if (at.Kind != JsonValueKind.Number)
        {
            fields.WrongType(at, "a whole number");
            return null;
        }

        if (WholeNumber.TryRead(at, out var line) && line is >= 1 and <= int.MaxValue) return (int)line;
        problems.Error(PlanCodes.PatchLine, at, $"{at.Shown} is no line number", "lines are counted from 1");
        return null;
    }

    private void CheckPlace(SourceValue at)
    {
        var (marker, start, end, line) = (at.Find("marker"), at.Find("marker_start"), at.Find("marker_end"), at.Find("line"));
        var ways = (marker is null ? 0 : 1) + (start is null && end is null ? 0 : 1) + (line is null ? 0 : 1);
        const string Hint = "give one of: marker; marker_start and marker_end; line";
        if (ways == 0) problems.Error(PlanCodes.PatchPlaceMissing, at, "the patch does not say where it goes", Hint);
        else if (ways > 1) problems.Error(PlanCodes.PatchPlaceAmbiguous, at, "the patch says in more than one way where it goes", Hint);
        else if (start is null != end is null)
            problems.Error(PlanCodes.PatchPlaceMissing, at, $"the patch has {(start is null ? "marker_end without marker_start" : "marker_start without marker_end")}", Hint);
    }
}
