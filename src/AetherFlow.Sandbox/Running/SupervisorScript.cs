using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace AetherFlow.Sandbox;

/// <summary>
/// Writes what bash runs inside for a list or a pipeline: one sandbox for the whole command, so that <c>cd</c> and files
/// in <c>/tmp</c> last from part to part. Every word stands in single quotes, so bash only connects and waits; which
/// pipeline runs next is decided here, by the exit codes that it also reports.
/// </summary>
internal static class SupervisorScript
{
    /// <summary>
    /// Switched off is what would run words as text once more, or change what later words mean. <c>cd a/..</c> leads where the
    /// kernel says, also where <c>a</c> is a link, for so it was judged.
    /// </summary>
    private const string Prologue = "exec 3>" + ConfinedProgram.ReportPlace + "\nenable -n . source eval exec trap alias bind complete compgen mapfile readarray fc builtin\nenable -n enable\nset -P\ns=0\n";

    public static ImmutableArray<string> Arguments(PlainCommand command) =>
        ["bash", "--noprofile", "--norc", "-c", Write(command), "bash"];

    internal static string Write(PlainCommand command)
    {
        var script = new StringBuilder(Prologue);
        for (var i = 0; i < command.Pipelines.Length; i++)
        {
            var pipeline = command.Pipelines[i];
            var condition = i == 0 ? null : pipeline.Connector switch
            {
                PlainConnector.AndThen => "[ $s -eq 0 ]",
                PlainConnector.OrElse => "[ $s -ne 0 ]",
                _ => null,
            };
            if (condition is not null) script.Append("if ").Append(condition).Append("; then\n");
            script.AppendJoin(" | ", pipeline.Stages.Select(Stage));
            script.Append(CultureInfo.InvariantCulture, $"\nr=(\"${{PIPESTATUS[@]}}\"); s=${{r[-1]}}; printf '{i} %s\\n' \"${{r[*]}}\" >&3\n");
            if (pipeline.Negated) script.Append("s=$((!s))\n");
            if (condition is not null) script.Append("fi\n");
        }

        return script.Append("exit $s\n").ToString();
    }

    /// <summary>Reads the report: a line for each pipeline that was run.</summary>
    public static ImmutableArray<PipelineEnd> Read(string report)
    {
        var ends = ImmutableArray.CreateBuilder<PipelineEnd>();
        foreach (var line in report.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var numbers = line.Split(' ').Select(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : -1).ToList();
            // The commands could write here too, so what is no report is passed over.
            if (numbers.Count > 1 && !numbers.Contains(-1)) ends.Add(new PipelineEnd(numbers[0], [.. numbers.Skip(1)]));
        }

        return ends.ToImmutable();
    }

    private static string Stage(PlainStage stage) =>
        string.Join(' ', [.. stage.Assignments.Select(a => $"{a.Name}={Quoted(a.Value)}"), .. stage.Words.Select(Quoted), .. stage.Redirections.Select(redirection => redirection.ToString()), "3>&-"]);

    private static string Quoted(string word) => $"'{word.Replace("'", "'\\''")}'";
}
