using System.CommandLine;
using System.CommandLine.Invocation;

namespace AetherFlow.Cli.Commands;

/// <summary>The library's help with what it lacks: examples for each command, and the exit codes at the root.</summary>
internal sealed class HelpAction(System.CommandLine.Help.HelpAction standard, string program) : SynchronousCommandLineAction
{
    private const string ExitCodes = """

        Exit codes:
          0    all done
          1    the run failed: at least one step did
          2    the command line, the plan or the workspace cannot be used
          3    the check (DOUBLE-CHECK) failed; no verdict is 0, with a warning
          4    the budget is used up; resume with a higher one
          6    no provider, or its key or service does not work; resume later
          7    timed out; resume later
          8    a person has to answer: a review was stopped, or has no terminal; resume in one
          130  stopped with Ctrl-C; resume any time
          143  stopped with SIGTERM; resume any time
        """;

    /// <summary>Wider lines are hard to read; narrower ones break the options.</summary>
    private const int Width = 110;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var to = parseResult.InvocationConfiguration.Output;
        using var text = new StringWriter();
        standard.MaxWidth = Width;
        parseResult.InvocationConfiguration.Output = text;
        var code = standard.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = to;
        // The library names the assembly, which nobody types.
        to.Write(text.ToString().ReplaceLineEndings("\n").Replace($"  {RootCommand.ExecutableName} ", $"  {program} ", StringComparison.Ordinal));
        var command = parseResult.CommandResult.Command;
        if (command is RootCommand) to.Write(ExitCodes.ReplaceLineEndings("\n")[1..] + "\n\n");
        if (Examples.Of(command) is { Length: > 0 } examples)
        {
            to.Write("Examples:\n");
            foreach (var example in examples) to.Write($"  {program} {example}\n");
            to.Write("\n");
        }

        return code;
    }
}
