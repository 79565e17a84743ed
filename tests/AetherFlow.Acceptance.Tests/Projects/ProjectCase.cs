using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using AetherFlow.Runs;

namespace AetherFlow.Acceptance.Tests.Projects;

/// <summary>A small broken project and what becomes of it: <c>case.json</c> (Projects/README.md).</summary>
internal sealed record ProjectCase
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    private static string Root => Path.Combine(AppContext.BaseDirectory, "Projects");

    public static IEnumerable<string> Names => Directory.EnumerateDirectories(Root).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal);

    public static IEnumerable<ProjectCase> All => Names.Select(Read);

    /// <summary>Of its folder.</summary>
    [JsonIgnore]
    public string Name { get; private init; } = "";

    [JsonIgnore]
    public bool IsVerifyFix => Workflow == "verify-fix";

    [JsonIgnore]
    public bool IsSolved => Outcome == "solved";

    public required string Title { get; init; }

    /// <summary><c>run-and-fix</c> or <c>verify-fix</c>.</summary>
    public required string Workflow { get; init; }

    /// <summary>Null for VerifyFix, which runs the checks.</summary>
    public string? Command { get; init; }

    /// <summary>Null for the default of the workflow.</summary>
    public int? MaxRounds { get; init; }

    public string[] Options { get; init; } = [];

    /// <summary>Of the options, in US dollars.</summary>
    [JsonIgnore]
    public Money? Budget => Options is ["--budget", var amount, ..] ? new Money(decimal.Parse(amount, CultureInfo.InvariantCulture)) : null;

    /// <summary>Programs without which it cannot be run.</summary>
    public required string[] Programs { get; init; }

    /// <summary>Names of the checks that are detected in the workspace as the first reply finds it.</summary>
    public required string[] Checks { get; init; }

    /// <summary><c>solved</c>, <c>stopped</c> or <c>refused</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Why it was not solved; empty where it was.</summary>
    public string Reason { get; init; } = "";

    public required int Exit { get; init; }

    public required int Rounds { get; init; }

    public required int Calls { get; init; }

    /// <summary>Where the command fails in the workspace as it is, as <c>path:line</c>, what caused it first; empty where nothing is run before the first reply.</summary>
    public string[] Before { get; init; } = [];

    public required CaseReply[] Replies { get; init; }

    public static ProjectCase Read(string name) =>
        JsonSerializer.Deserialize<ProjectCase>(File.ReadAllText(Path.Combine(Root, name, "case.json")), Json)! with { Name = name };

    public string PathOf(string part) => Path.Combine(Root, Name, part);

    public string TextOf(CaseReply reply) => File.ReadAllText(Path.Combine(PathOf("replies"), reply.File));

    /// <summary>Names of the files with answers, in the order of the calls.</summary>
    public IEnumerable<string> ReplyFiles() =>
        Directory.Exists(PathOf("replies")) ? Directory.EnumerateFiles(PathOf("replies")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal) : [];

    /// <summary>The files of the broken project.</summary>
    public SourceTree Workspace() => SourceTree.Read(PathOf("workspace"));

    /// <summary>The files in the end.</summary>
    public SourceTree Expected() => Directory.Exists(PathOf("expected")) ? Workspace().With(SourceTree.Read(PathOf("expected"))) : Workspace();
}
