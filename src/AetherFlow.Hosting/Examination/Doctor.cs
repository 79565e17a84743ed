using System.Globalization;
using AetherFlow.Models.Calling;
using AetherFlow.Models.Listings;
using AetherFlow.Models.Settings;
using AetherFlow.Sandbox;

namespace AetherFlow.Hosting;

/// <summary>Looks whether all that the program needs is there: keys, endpoints, disk, the sandbox, git, the .NET SDK, parsers.</summary>
internal sealed class Doctor(HostEnvironment environment, ProgramRunner programs)
{
    private const string Configuration = "configuration";

    /// <summary>Below this a run of any size may fill the disk.</summary>
    private const long LittleSpace = 200L * 1024 * 1024;

    public async Task<IReadOnlyList<DoctorFinding>> ExamineAsync(CancellationToken cancellation)
    {
        var findings = new List<DoctorFinding>();
        await ExamineProvidersAsync(findings, cancellation);
        findings.Add(ExamineDisk());
        findings.Add(await ExamineSandboxAsync(cancellation));
        findings.Add(await ExaminePolicyAsync(cancellation));
        var variables = ChildEnvironment.Of(environment);
        findings.Add(await ExamineProgramAsync("git", "not needed; where it is missing, files are all the same safe", DoctorFinding.Warning, variables, cancellation));
        findings.Add(await ExamineProgramAsync("dotnet", "`aetherflow demo` builds with it", DoctorFinding.Warning, variables, cancellation));
        // Parsers get no environment at all, so a launcher that needs one is of no use.
        findings.Add(await ExamineProgramAsync("python3", "optional: the syntax of edited Python files is checked with it, too", DoctorFinding.Ok, [], cancellation));
        findings.Add(await ExamineProgramAsync("node", "optional: the syntax of edited JavaScript files is checked with it, too", DoctorFinding.Ok, [], cancellation));
        return findings;
    }

    private async Task ExamineProvidersAsync(List<DoctorFinding> findings, CancellationToken cancellation)
    {
        var files = await ConfigurationFiles.ReadAsync(environment, environment.CurrentDirectory, cancellation);
        findings.Add(new DoctorFinding(Configuration, DoctorFinding.Ok, files.Paths.Count == 0
            ? $"No aetherflow.json: the program's own catalogue holds. Yours would be {ConfigurationFiles.UserPath(environment)}."
            : $"Read: {string.Join(", ", files.Paths)}."));
        var (settings, problems) = await SettingsSources.ResolveAsync(environment, null, files, cancellation);
        foreach (var problem in problems)
        {
            var id = problem.Code.StartsWith("config.", StringComparison.Ordinal) ? Configuration : "settings";
            findings.Add(new DoctorFinding(id, DoctorFinding.Error, problem.Message, problem.Hint));
        }

        if (settings is null) return;
        foreach (var provider in ModelListing.Of(settings))
        {
            if (settings.Find(provider.Name) is { } found) findings.Add(await ExamineEndpointAsync(found, cancellation));
            else if (settings.Catalogue.FindProvider(provider.Name) is { Enabled: false }) findings.Add(new DoctorFinding($"provider.{provider.Name}", DoctorFinding.Ok, $"{provider.Name} is switched off.", "An aetherflow.json says enabled: false."));
            else findings.Add(new DoctorFinding($"provider.{provider.Name}", DoctorFinding.Ok, $"{provider.Name} is not set up.", $"To set it up: {provider.HowToSet}"));
        }

        if (settings.Providers.Count == 0)
            findings.Add(new DoctorFinding("provider", DoctorFinding.Error, "No provider has a key.", $"Set one of: {string.Join("; ", settings.LinesToAdd())}."));
    }

    private async Task<DoctorFinding> ExamineEndpointAsync(ProviderSettings provider, CancellationToken cancellation)
    {
        var problem = await EndpointProbe.TryAsync(provider, environment.Time, cancellation);
        return problem is null
            ? new DoctorFinding($"provider.{provider.Name}", DoctorFinding.Ok, $"{provider.Name} answers at {provider.Endpoint.Authority}, model {provider.DefaultModel}.")
            : new DoctorFinding($"provider.{provider.Name}", DoctorFinding.Error, problem.Message, problem.Hint);
    }

    private async Task<DoctorFinding> ExamineSandboxAsync(CancellationToken cancellation)
    {
        var found = await Sandboxes.FindAsync(SandboxSettings.Default, environment.Variables, environment.Time, cancellation);
        if (!found.IsUsable) return new DoctorFinding("sandbox", DoctorFinding.Warning, found.Problem.Message, found.Problem.Hint);
        var message = $"{found.Version} ({found.Program}) holds the commands that are run.";
        return found.Notes.IsEmpty
            ? new DoctorFinding("sandbox", DoctorFinding.Ok, message)
            : new DoctorFinding("sandbox", DoctorFinding.Warning, $"{message} {string.Join(' ', found.Notes)}", "All other limits hold. docs/sandbox.md says what control groups are needed for.");
    }

    private async Task<DoctorFinding> ExaminePolicyAsync(CancellationToken cancellation)
    {
        var held = await CommandPolicy.ReadAsync(environment, environment.CurrentDirectory, cancellation);
        if (held.Problems is [var problem, ..]) return new DoctorFinding("policy", DoctorFinding.Error, problem.Message, problem.Hint);
        if (held.Project.Problem is { } untrusted) return new DoctorFinding("policy", DoctorFinding.Warning, untrusted.Message, untrusted.Hint);
        if (held.Ignored is [var ignored, ..]) return new DoctorFinding("policy", DoctorFinding.Warning, ignored.Message, ignored.Hint);
        return new DoctorFinding("policy", DoctorFinding.Ok, $"{held.Policy.Rules.Length} rules say which commands may run; your own would be {CommandPolicy.UserPath(environment)}.");
    }

    private DoctorFinding ExamineDisk()
    {
        var folder = environment.StateFolder;
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".probe-{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            var free = new DriveInfo(folder).AvailableFreeSpace;
            return free < LittleSpace
                ? new DoctorFinding("disk", DoctorFinding.Warning, $"{folder} has {free / (1024 * 1024)} MB left.", "Free some space, or set AETHERFLOW_HOME.")
                : new DoctorFinding("disk", DoctorFinding.Ok, $"Runs are kept in {folder}; {free / (1024 * 1024 * 1024)} GB are free.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new DoctorFinding("disk", DoctorFinding.Error, $"{folder} cannot be written: {e.Message}", "Set AETHERFLOW_HOME to a folder of yours.");
        }
    }

    private async Task<DoctorFinding> ExamineProgramAsync(string name, string purpose, string whenMissing, Dictionary<string, string> variables, CancellationToken cancellation)
    {
        var path = ProgramFinder.Find(name, environment.Variables.GetValueOrDefault("PATH"));
        if (path is null) return new DoctorFinding(name, whenMissing, $"{name} is not on the PATH ({purpose}).", $"Install {name}.");
        var result = await programs.RunAsync(
            new ProgramCall
            {
                Program = path,
                Arguments = ["--version"],
                WorkingDirectory = environment.UserHome,
                Environment = variables,
                Timeout = TimeSpan.FromSeconds(10),
            },
            cancellation);
        return result.Succeeded
            ? new DoctorFinding(name, DoctorFinding.Ok, $"{name}: {result.StandardOutput.Text.Trim()} ({path})")
            : new DoctorFinding(name, DoctorFinding.Warning, $"{path} --version: {result}", $"Install {name} again.");
    }
}
