using System.Collections.Immutable;
using System.Text.Json;
using AetherFlow.Engine.Verification;
using AetherFlow.Models.Configurations;
using AetherFlow.Runs;
using AetherFlow.Sandbox;

namespace AetherFlow.Hosting;

/// <summary>The fields of a project's <c>aetherflow.json</c> that are about commands; Models reads the others.</summary>
internal sealed class ProjectFile
{
    /// <summary>Its fields that are read here.</summary>
    private const string Rules = "rules";
    private const string Checks = "checks";
    private const string Without = "without";

    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false };

    private readonly FieldReports _reports;

    private ProjectFile(string path) => _reports = new FieldReports(path);

    /// <param name="Rules">Null for none.</param>
    /// <param name="Ignored">What does not hold, for a project may not say it.</param>
    public sealed record Reading(PolicyFile? Rules, IReadOnlyList<Problem> Ignored, CheckOverrides Checks, IReadOnlyList<Problem> Problems);

    public static Reading Read(ConfigurationFile file)
    {
        var reader = new ProjectFile(file.Path);
        try
        {
            using var document = JsonDocument.Parse(file.Json, Options);
            return reader.Read(document.RootElement);
        }
        catch (JsonException e)
        {
            reader._reports.Add(e.LineNumber is { } line ? $"this is no JSON: line {line + 1}, column {e.BytePositionInLine + 1}" : "a field is there twice");
            return reader.Refused();
        }
    }

    private Reading Refused() => new(null, [], CheckOverrides.None, _reports.All);

    private Reading Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            _reports.Add("$ is no JSON object");
            return Refused();
        }

        var rules = ReadRules(root);
        var checks = new CheckOverrides
        {
            Checks = root.TryGetProperty(Checks, out var list) ? new CheckFields(_reports).Read(list, $"$.{Checks}") : [],
            Without = root.TryGetProperty(Without, out var names) ? ReadNames(names) : [],
        };
        Problem[] problems = [.. _reports.All, .. rules.Problems.Select(_reports.Of)];
        return problems.Length > 0
            ? new Reading(null, [], CheckOverrides.None, problems)
            : new Reading(rules.File, [.. rules.Ignored.Select(_reports.Of)], checks, []);
    }

    private static PolicyReading ReadRules(JsonElement root) => root.TryGetProperty(Rules, out var rules)
        ? PolicyFile.Read($$"""{"version":1,"rules":{{rules.GetRawText()}}}""", "project")
        : PolicyReading.Of(new PolicyFile { Rules = [] });

    private ImmutableArray<string> ReadNames(JsonElement names)
    {
        if (names.ValueKind == JsonValueKind.Array && names.EnumerateArray().All(name => name.ValueKind == JsonValueKind.String && name.GetString()!.Length > 0))
            return [.. names.EnumerateArray().Select(name => name.GetString()!)];
        _reports.Add($"$.{Without} is no list of names of checks");
        return [];
    }
}
