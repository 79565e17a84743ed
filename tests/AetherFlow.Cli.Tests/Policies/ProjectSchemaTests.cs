using System.Text.Json;
using AetherFlow.Hosting;
using AetherFlow.Plans.Tests.Schema;

namespace AetherFlow.Cli.Tests.Policies;

/// <summary>The published schema takes of a project's aetherflow.json what the product takes, and refuses what it refuses.</summary>
public sealed class ProjectSchemaTests : IDisposable
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static readonly SchemaCheck Schema = new(JsonDocument.Parse(File.ReadAllText(Document("configuration.schema.json"))).RootElement);

    private readonly TestSurroundings _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task Page_Example_IsTakenByBoth()
    {
        var example = File.ReadAllText(Document("aetherflow-json.md")).Split("```json\n")[1].Split("```")[0];

        Assert.Equal((true, true), await BothAsync(example));
    }

    [Theory]
    [InlineData("""{ "rules": [{ "words": ["git", ["push", "pull"]], "verdict": "ask", "justification": "j", "match": ["git push"], "notMatch": ["git log"] }] }""")]
    [InlineData("""{ "rules": [], "checks": [], "without": [] }""")]
    [InlineData("""{ "rules": [{ "words": ["ls"], "verdict": "allow" }] }""")]
    [InlineData("""{ "checks": [{ "name": "ünits", "kind": "test", "command": ["a", ""], "folder": "a/b..c/./d", "timeout_seconds": 3600 }] }""")]
    [InlineData("""{ "checks": [{ "name": "a", "kind": "build", "command": "make", "folder": "" }] }""")]
    [InlineData("""{ "without": ["pytest in legacy"] }""")]
    public async Task Fields_AsTheyMayBe_AreTakenByBoth(string fields) => Assert.Equal((true, true), await BothAsync(Versioned(fields)));

    [Theory]
    [InlineData("""{ "rules": {} }""")]
    [InlineData("""{ "rules": [{ "words": ["ls"] }] }""")]
    [InlineData("""{ "rules": [{ "verdict": "ask" }] }""")]
    [InlineData("""{ "rules": [{ "words": [], "verdict": "ask" }] }""")]
    [InlineData("""{ "rules": [{ "words": [""], "verdict": "ask" }] }""")]
    [InlineData("""{ "rules": [{ "words": [[]], "verdict": "ask" }] }""")]
    [InlineData("""{ "rules": [{ "words": ["ls", 1], "verdict": "ask" }] }""")]
    [InlineData("""{ "rules": [{ "words": "ls", "verdict": "ask" }] }""")]
    [InlineData("""{ "rules": [{ "words": ["ls"], "verdict": "forbid" }] }""")]
    [InlineData("""{ "rules": [{ "words": ["ls"], "verdict": "ask", "not_match": [] }] }""")]
    [InlineData("""{ "checks": {} }""")]
    [InlineData("""{ "checks": ["make"] }""")]
    [InlineData("""{ "checks": [{ "kind": "test", "command": "make" }] }""")]
    [InlineData("""{ "checks": [{ "name": " ", "kind": "test", "command": "make" }] }""")]
    [InlineData("""{ "checks": [{ "name": "a\nb", "kind": "test", "command": "make" }] }""")]
    [InlineData("""{ "checks": [{ "name": "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeaaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeef", "kind": "test", "command": "make" }] }""")]
    [InlineData("""{ "checks": [{ "name": "a", "command": "make" }] }""")]
    [InlineData("""{ "checks": [{ "name": "a", "kind": "tests", "command": "make" }] }""")]
    [InlineData("""{ "checks": [{ "name": "a", "kind": "test" }] }""")]
    [InlineData("""{ "checks": [{ "name": "a", "kind": "test", "command": "" }] }""")]
    [InlineData("""{ "checks": [{ "name": "a", "kind": "test", "command": [] }] }""")]
    [InlineData("""{ "checks": [{ "name": "a", "kind": "test", "command": ["make", 1] }] }""")]
    [InlineData("""{ "checks": [{ "name": "a", "kind": "test", "command": "make", "folder": "/a" }] }""")]
    [InlineData("""{ "checks": [{ "name": "a", "kind": "test", "command": "make", "folder": "a/../.." }] }""")]
    [InlineData("""{ "checks": [{ "name": "a", "kind": "test", "command": "make", "folder": ".." }] }""")]
    [InlineData("""{ "checks": [{ "name": "a", "kind": "test", "command": "make", "folder": "a\\b" }] }""")]
    [InlineData("""{ "checks": [{ "name": "a", "kind": "test", "command": "make", "timeout_seconds": 0 }] }""")]
    [InlineData("""{ "checks": [{ "name": "a", "kind": "test", "command": "make", "timeout_seconds": 3601 }] }""")]
    [InlineData("""{ "checks": [{ "name": "a", "kind": "test", "command": "make", "timeout_seconds": 1.5 }] }""")]
    [InlineData("""{ "checks": [{ "name": "a", "kind": "test", "command": "make", "timeout": 5 }] }""")]
    [InlineData("""{ "without": "pytest" }""")]
    [InlineData("""{ "without": [""] }""")]
    [InlineData("""{ "without": [1] }""")]
    public async Task Fields_AsTheyMayNotBe_AreRefusedByBoth(string fields) => Assert.Equal((false, false), await BothAsync(Versioned(fields)));

    [Theory]
    [InlineData("""{ "checks": [], "models": [] }""", false)]
    [InlineData("""{ "without": [], "providers": [{ "name": "groq", "enabled": true }] }""", false)]
    [InlineData("""{ "rules": [], "providers": [{ "name": "groq", "endpoint": "https://example.org" }] }""", false)]
    [InlineData("""{ "rules": [], "providers": [{ "name": "groq", "enabled": false, "limits": { "concurrency": 1 } }] }""", true)]
    public void Schema_ProvidersBesideChecks_AreThoseThatAProjectMayName(string fields, bool holds) =>
        Assert.Equal(holds, Schema.Holds(JsonDocument.Parse(Versioned(fields)).RootElement));

    private async Task<(bool Schema, bool Product)> BothAsync(string json)
    {
        _test.Folder.Write("aetherflow.json", json);
        var read = await ProjectConfiguration.ReadAsync(_test.Around.Host, ".", CancellationToken.None);
        using var document = JsonDocument.Parse(json, Lenient);
        return (Schema.Holds(document.RootElement), read.Problems.Count == 0);
    }

    private static string Versioned(string fields) => $$"""{ "version": 1, {{fields[1..]}}""";

    private static string Document(string name) => Path.Combine(AppContext.BaseDirectory, "Documents", name);
}
