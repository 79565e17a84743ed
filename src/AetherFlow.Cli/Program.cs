using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using AetherFlow.Cli.Commands;
using AetherFlow.Cli.Wording;
using AetherFlow.Hosting;
using Spectre.Console;

namespace AetherFlow.Cli;

/// <summary>The rim: the one place that touches the console and the process.</summary>
internal static class Program
{
    private const string ShowCursor = "\u001b[?25h";

    public static async Task<int> Main(string[] args)
    {
        // Before anything else is loaded: scripts ask for the version often.
        if (args is ["--version"])
        {
            Console.Out.WriteLine(VersionText());
            return 0;
        }

        return await RunAsync(args);
    }

    /// <summary>Semantic version, and the commit where the build knew it: <c>0.1.0 (3f9c2ab)</c>.</summary>
    internal static string VersionText()
    {
        var version = typeof(Program).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
        return version.Split('+') is [var semantic, { Length: >= 7 } commit] ? $"{semantic} ({commit[..7]})" : version;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<int> RunAsync(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var surroundings = Attach();
        using var interruption = new Interruption(code =>
        {
            if (surroundings.IsInteractive) Console.Error.Write(ShowCursor);
            Environment.Exit(code);
        });
        interruption.Listen();
        try
        {
            return interruption.Settle(await CommandLine.InvokeAsync(args, Actions.Of(surroundings), surroundings, interruption.Token));
        }
        catch (OperationCanceledException) when (interruption.ExitCode is { } code)
        {
            return code;
        }
        catch (Exception e)
        {
            if (surroundings.IsInteractive) await Console.Error.WriteAsync(ShowCursor);
            await Console.Error.WriteLineAsync($"Unexpected error, please report it with these lines:\n{Printable.Block(e.ToString())}");
            return ExitCodes.RunFailed;
        }
    }

    private static Surroundings Attach()
    {
        var host = HostEnvironment.OfThisProcess();
        return new Surroundings
        {
            Out = Console.Out,
            Error = Console.Error,
            Results = Console.OpenStandardOutput(),
            IsInteractive = TerminalKind.IsInteractive(host.Variables, Console.IsErrorRedirected),
            IsOutTerminal = !Console.IsOutputRedirected,
            HasOutColors = TerminalKind.IsInteractive(host.Variables, Console.IsOutputRedirected) && TerminalKind.HasColors(host.Variables),
            // A read cannot be stopped: it is left alone, and ends with the process.
            ReadLine = Console.IsInputRedirected || Console.IsErrorRedirected ? null : token => Task.Run(Console.ReadLine, token).WaitAsync(token),
            OpenConsole = () => OpenConsole(TerminalKind.HasColors(host.Variables)),
            Host = host,
        };
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IAnsiConsole OpenConsole(bool colors) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(Console.Error),
        Ansi = AnsiSupport.Yes,
        Interactive = InteractionSupport.Yes,
        ColorSystem = colors ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
        // Guesses from variables of build servers would undo what was decided above.
        Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
    });
}
