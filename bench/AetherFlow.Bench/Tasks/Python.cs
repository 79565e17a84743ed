using System.Collections.Immutable;
using AetherFlow.Sandbox;

namespace AetherFlow.Bench.Tasks;

/// <summary>An interpreter of this machine and the modules that it can import.</summary>
internal sealed class Python
{
    private const string Question = """
        import importlib.util, platform, sys
        from importlib import metadata
        packages = {"email_validator": "email-validator", "yaml": "PyYAML"}
        print("python", platform.python_version())
        for name in sys.argv[1:]:
            if importlib.util.find_spec(name):
                print(name, metadata.version(packages.get(name, name)))
        """;

    private readonly string _program;
    private readonly ProgramRunner _programs;
    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly IReadOnlyDictionary<string, string> _versions;

    private Python(string program, ProgramRunner programs, IReadOnlyDictionary<string, string> environment, IReadOnlyDictionary<string, string> versions) =>
        (_program, _programs, _environment, _versions) = (program, programs, environment, versions);

    /// <summary>Such as <c>python 3.11.2, fastapi 0.92.0</c>.</summary>
    public string Versions => string.Join(", ", _versions.Select(v => $"{v.Key} {v.Value}"));

    /// <summary>The interpreter that has most of the modules: of the checkout's own environment, the PATH, or the system; null where there is none.</summary>
    /// <param name="root">The checkout.</param>
    /// <param name="variables">Of the process; an interpreter is told nothing but where programs and the user's home are.</param>
    public static async Task<Python?> FindAsync(
        string root, IReadOnlyDictionary<string, string> variables, IReadOnlyList<string> modules, TimeProvider time, CancellationToken cancellation)
    {
        var programs = new ProgramRunner(time);
        var environment = variables.Where(v => v.Key is "PATH" or "HOME" or "LANG").ToDictionary(StringComparer.Ordinal);
        environment["PYTHONDONTWRITEBYTECODE"] = "1";
        Python? best = null;
        string?[] places = [Path.Combine(root, "artifacts/python/bin/python"), ProgramFinder.Find("python3", variables.GetValueOrDefault("PATH")), "/usr/bin/python3"];
        foreach (var place in places.OfType<string>().Distinct(StringComparer.Ordinal).Where(File.Exists))
        {
            var none = new Python(place, programs, environment, ImmutableDictionary<string, string>.Empty);
            var answer = await none.RunAsync(Path.GetTempPath(), ["-c", Question, .. modules], cancellation);
            if (!answer.Succeeded) continue;
            var versions = answer.StandardOutput.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).ToDictionary(words => words[0], words => words[1], StringComparer.Ordinal);
            if (best is null || versions.Count > best._versions.Count) best = new Python(place, programs, environment, versions);
        }

        return best;
    }

    /// <summary>Modules that it cannot import.</summary>
    public IReadOnlyList<string> Missing(IEnumerable<string> modules) => [.. modules.Where(module => !_versions.ContainsKey(module))];

    public Task<ProgramResult> RunAsync(string folder, IReadOnlyList<string> arguments, CancellationToken cancellation) => _programs.RunAsync(
        new ProgramCall { Program = _program, Arguments = [.. arguments], WorkingDirectory = folder, Environment = _environment },
        cancellation);
}
