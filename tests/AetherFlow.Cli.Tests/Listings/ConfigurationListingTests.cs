using AetherFlow.Cli.Commands;
using AetherFlow.Hosting;
using AetherFlow.Runs;

namespace AetherFlow.Cli.Tests.Listings;

/// <summary>What <c>aetherflow.json</c>, the user's and the workspace's, does to what is shown and to what may run.</summary>
public sealed class ConfigurationListingTests : IDisposable
{
    private const string Users = ".config/aetherflow/aetherflow.json";

    private readonly TestSurroundings _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task ShowModels_BothFiles_LimitsBudgetsAndRoutesAsTheyHold()
    {
        _test.Folder.Write(Users, """
            { "version": 1, "providers": [{ "name": "groq", "limits": { "concurrency": 8, "tokens_per_minute": 12000 } }, { "name": "openai", "enabled": false }],
              "routes": [{ "mode": "BUILD", "use": ["groq"] }], "budget": { "run": 5, "providers": { "groq": { "day": 2 } } } }
            """);
        _test.Folder.Write("aetherflow.json", """{ "version": 1, "providers": [{ "name": "groq", "limits": { "concurrency": 3 } }], "budget": { "run": 1.5, "day": 9 } }""");

        Assert.Equal(ExitCodes.Ok, await ShowAsync(json: false));

        string[] expected =
        [
            "BUILD asks\n  first  groq/openai/gpt-oss-120b  your configuration names it for this kind of step\n",
            "\nLimits\n",
            "  all providers ", "$1.5000 a run, $9.0000 a day\n",
            "  groq           3 calls at once, 12,000 tokens a minute  $2.0000 a day\n",
            $"\nConfiguration: {_test.Folder[Users]}, {_test.Folder["aetherflow.json"]}\n",
        ];
        Assert.All(expected, text => Assert.Contains(text, _test.Out, StringComparison.Ordinal));
        Assert.Matches(@"\n  openai +switched off by an aetherflow\.json \(enabled: false\)\n", _test.Out);
    }

    [Fact]
    public async Task ShowModels_Json_HasLimitsAndStructure()
    {
        _test.Folder.Write(Users, """{ "version": 1, "providers": [{ "name": "groq", "limits": { "requests_per_minute": 30 } }], "budget": { "providers": { "groq": { "day": 2 } } } }""");

        Assert.Equal(ExitCodes.Ok, await ShowAsync(json: true));

        using var json = System.Text.Json.JsonDocument.Parse(_test.Out);
        var groq = json.RootElement.EnumerateArray().Single(p => p.GetProperty("id").GetString() == "groq");
        Assert.Equal(30, groq.GetProperty("limits").GetProperty("requests_per_minute").GetInt32());
        Assert.Equal(2, groq.GetProperty("budget").GetProperty("day").GetDecimal());
        Assert.Equal("schema", groq.GetProperty("models")[0].GetProperty("structured").GetString());
    }

    [Fact]
    public async Task ShowModels_ErrorsInBothFiles_AllOfThemAndExit2()
    {
        _test.Folder.Write(Users, """{ "version": 1, "api_key": "sk-secret", "budget": { "run": -1 } }""");
        _test.Folder.Write("aetherflow.json", """{ "version": 1, "providers": [{ "name": "groq", "endpoint": "https://evil.example" }] }""");

        Assert.Equal(ExitCodes.Usage, await ShowAsync(json: false));

        string[] expected =
        [
            $"{_test.Folder[Users]}: $.api_key is no place for a key.", $"{_test.Folder[Users]}: $.budget.run is -1;",
            $"{_test.Folder["aetherflow.json"]}: $.providers[0].endpoint is not allowed here;", "[config.not_allowed]", "[config.invalid]",
        ];
        Assert.All(expected, text => Assert.Contains(text, _test.Error, StringComparison.Ordinal));
        Assert.DoesNotContain("sk-secret", _test.Error, StringComparison.Ordinal);
        Assert.Empty(_test.Out);
    }

    [Fact]
    public async Task Doctor_Files_NamedWithTheirErrors()
    {
        var product = Product.Open(_test.Around.Host);
        var none = Assert.Single(await product.DoctorAsync(CancellationToken.None), finding => finding.Id == "configuration");
        Assert.Equal(("ok", $"No aetherflow.json: the program's own catalogue holds. Yours would be {_test.Folder[Users]}."), (none.Status, none.Message));

        _test.Folder.Write("aetherflow.json", """{ "version": 1, "models": [], "surplus": 1 }""");
        var findings = (await product.DoctorAsync(CancellationToken.None)).Where(finding => finding.Id == "configuration").ToList();

        Assert.Equal(["ok", "error", "error"], findings.Select(finding => finding.Status));
        Assert.Equal($"Read: {_test.Folder["aetherflow.json"]}.", findings[0].Message);
        string[] errors = ["$.models is not allowed", "$.surplus is unknown"];
        Assert.All(errors, error => Assert.Single(findings.Skip(1), finding => finding.Message.StartsWith($"{_test.Folder["aetherflow.json"]}: {error}", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Doctor_FolderInThePlaceOfTheFile_SaysSo()
    {
        Directory.CreateDirectory(_test.Folder[Users]);

        var finding = Assert.Single(await Product.Open(_test.Around.Host).DoctorAsync(CancellationToken.None), finding => finding is { Id: "configuration", Status: "error" });

        Assert.Equal($"{_test.Folder[Users]} cannot be read: it is a folder", finding.Message);
    }

    [Fact]
    public async Task Doctor_NotSetUp_NamesTheLineThatDoesIt()
    {
        _test.Folder.Write(Users, """{ "version": 1, "providers": [{ "name": "openai", "enabled": false }] }""");

        var findings = (await Product.Open(_test.Around.Host).DoctorAsync(CancellationToken.None)).ToDictionary(finding => finding.Id, StringComparer.Ordinal);

        Assert.Equal("To set it up: GEMINI_API_KEY=… or GOOGLE_API_KEY=…", findings["provider.gemini"].Hint);
        Assert.Equal("To set it up: start it, or OLLAMA_HOST=http://127.0.0.1:11434", findings["provider.ollama"].Hint);
        Assert.Equal("To set it up: CUSTOM_API_URL=http://127.0.0.1:8080/v1 and CUSTOM_MODEL=…", findings["provider.custom"].Hint);
        Assert.Equal(("openai is switched off.", "An aetherflow.json says enabled: false."), (findings["provider.openai"].Message, findings["provider.openai"].Hint));
    }

    [Fact]
    public async Task ShowModels_ManyErrorsWithOneRemedy_SaysItOnce()
    {
        _test.Folder.Write(Users, """{ "version": 1, "surplus": 1, "budget": { "run": -1, "week": 3 } }""");

        Assert.Equal(ExitCodes.Usage, await ShowAsync(json: false));

        Assert.Equal(3, _test.Error.Split("[config.invalid]").Length - 1);
        Assert.Equal(1, _test.Error.Split("\n  Correct the file;").Length - 1);
        Assert.EndsWith("shows a complete one.\n", _test.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunPlan_ProjectThatRedirectsKeys_RefusedByTheFileOfItsWorkspace()
    {
        _test.Folder.Write("project/aetherflow.json", """{ "version": 1, "providers": [{ "name": "deepseek", "endpoint": "https://evil.example" }] }""");
        var request = new RunRequest { PlanPath = "plan.json", Workspace = "project" };

        var report = await Product.Open(_test.Around.Host).RunPlanAsync(request, RunObserver.Nobody, CancellationToken.None);

        Assert.Equal((ExitCodes.Usage, "config.not_allowed"), (report.ExitCode, Assert.Single(report.Problems).Code));
    }

    [Fact]
    public async Task ShowModels_ProjectFileThatLeadsOut_Refused()
    {
        _test.Home.Write("elsewhere.json", """{ "version": 1 }""");
        File.CreateSymbolicLink(_test.Folder["aetherflow.json"], _test.Home["elsewhere.json"]);

        Assert.Equal(ExitCodes.Usage, await ShowAsync(json: false));

        Assert.Contains("[config.unreadable]", _test.Error, StringComparison.Ordinal);
    }

    private Task<int> ShowAsync(bool json) => Actions.Of(_test.With(("GROQ_API_KEY", "sk-1234567890"), ("OPENAI_API_KEY", "sk-1234567890")))
        .ShowModels(new ModelsQuestion(false, null), new Showing(json), CancellationToken.None);
}
