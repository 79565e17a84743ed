using System.Globalization;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Hosting;

/// <summary>
/// Reads the variables that set the sandbox: EXECUTE_MODE, SANDBOX_IMAGE, SANDBOX_MEMORY and SANDBOX_CPUS as the AI
/// Orchestrator has them, and the other limits in the same manner.
/// </summary>
internal sealed class SandboxVariables(HostEnvironment environment)
{
    private readonly List<Problem> _problems = [];

    /// <summary>The options of the user over the variables; or what is wrong with these.</summary>
    public (SandboxInputs? Inputs, IReadOnlyList<Problem> Problems) Read(SandboxRequest request)
    {
        var inputs = new SandboxInputs
        {
            Kind = request.Kind ?? Kind(),
            Network = request.Network,
            TimeoutSeconds = request.TimeoutSeconds ?? (int?)Number("SANDBOX_TIMEOUT", "seconds", 1, 86_400),
            MemoryBytes = Bytes("SANDBOX_MEMORY"),
            Processors = Number("SANDBOX_CPUS", "processors", 0.01, 1024),
            TemporaryBytes = Bytes("SANDBOX_TMP"),
            Processes = (int?)Number("SANDBOX_PIDS", "processes", 1, 4_000_000),
            FileBytes = Bytes("SANDBOX_FILE_SIZE"),
            OutputBytes = (int?)Math.Min(Bytes("SANDBOX_OUTPUT") ?? -1, 64 * 1024 * 1024) is var output and > 0 ? output : null,
            Image = Value("SANDBOX_IMAGE"),
        };
        return _problems.Count == 0 ? (inputs, []) : (null, _problems);
    }

    private string Kind()
    {
        var mode = Value("EXECUTE_MODE") ?? "sandbox";
        if (SandboxNames.OfMode(mode) is { } kind) return kind;
        Add("EXECUTE_MODE", mode, "sandbox, podman, docker, or host for none at all");
        return mode;
    }

    /// <summary>A size as containers take it: <c>1024m</c>, <c>2g</c>, bytes without a letter.</summary>
    private long? Bytes(string name)
    {
        if (Value(name) is not { } text) return null;
        var unit = char.ToLowerInvariant(text[^1]);
        long factor = unit switch { 'k' => 1L << 10, 'm' => 1L << 20, 'g' => 1L << 30, _ => 1 };
        var digits = factor == 1 ? text : text[..^1];
        if (long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= long.MaxValue / factor) return number * factor;
        Add(name, text, "a size such as 1024m");
        return null;
    }

    private double? Number(string name, string unit, double least, double most)
    {
        if (Value(name) is not { } text) return null;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Add(name, text, string.Create(CultureInfo.InvariantCulture, $"a number of {unit} from {least} to {most}"));
        return null;
    }

    private string? Value(string name) => environment.Variables.GetValueOrDefault(name)?.Trim() is { Length: > 0 } value ? value : null;

    private void Add(string name, string value, string wanted) =>
        _problems.Add(new Problem("config.variable", $"{name} is '{value}'.", $"It takes {wanted}."));
}
