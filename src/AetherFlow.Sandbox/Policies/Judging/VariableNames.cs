using System.Collections.Frozen;

namespace AetherFlow.Sandbox;

/// <summary>What setting a variable can do to the programs that see it.</summary>
internal static class VariableNames
{
    private const string AnotherProgram = "it makes programs run other code than the one that was judged";

    /// <summary>Checked against the whole name, or its beginning where a <c>*</c> stands at the end.</summary>
    private static readonly string[] Refused =
    [
        "LD_*", "DYLD_*", "BASH_ENV", "BASH_FUNC_*", "ENV", "SHELLOPTS", "BASHOPTS", "PS0", "PS4", "PROMPT_COMMAND", "IFS", "PATH", "CDPATH", "FPATH", "GLIBC_TUNABLES",
        "GCONV_PATH", "GIT_SSH*", "GIT_EXTERNAL_DIFF", "GIT_ASKPASS", "GIT_EXEC_PATH", "GIT_CONFIG*", "GIT_PROXY_COMMAND", "GIT_DIR", "GIT_WORK_TREE", "GIT_TEMPLATE_DIR",
        "GIT_EDITOR", "GIT_SEQUENCE_EDITOR", "SSH_ASKPASS", "PERL5*", "RUBYOPT", "RUBYLIB", "DOTNET_STARTUP_HOOKS", "DOTNET_ADDITIONAL_DEPS", "CORECLR_*", "COR_*",
        "NODE_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "PYTHONSTARTUP", "PYTHONHOME", "PYTHONINSPECT", "PYTHONBREAKPOINT", "LESSOPEN", "LESSCLOSE",
        "RUSTC_WRAPPER", "RUSTC_WORKSPACE_WRAPPER", "MAKEFLAGS", "MAKEFILES", "SHELL", "COMSPEC", "TAR_OPTIONS", "RIPGREP_CONFIG_PATH",
    ];

    /// <summary>Set in front of commands every day, and read only as a setting.</summary>
    private static readonly FrozenSet<string> Harmless = FrozenSet.ToFrozenSet(
        ["CI", "NODE_ENV", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "LINES", "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LC_NUMERIC",
         "LC_TIME", "LC_COLLATE", "TZ", "DEBUG", "VERBOSE", "PORT", "RUST_BACKTRACE", "RUST_LOG", "CARGO_TERM_COLOR", "GOOS", "GOARCH", "CGO_ENABLED", "GOGC",
         "DOTNET_CLI_TELEMETRY_OPTOUT", "DOTNET_NOLOGO", "DOTNET_CLI_UI_LANGUAGE", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE",
         "PYTHONHASHSEED", "PYTHONUTF8", "PYTHONIOENCODING", "FLASK_ENV", "RAILS_ENV", "RACK_ENV", "MIX_ENV", "APP_ENV", "HUSKY", "BROWSERSLIST_IGNORE_OLD_DATA",
         "GIT_TERMINAL_PROMPT", "GIT_OPTIONAL_LOCKS", "TERM", "SOURCE_DATE_EPOCH"]);

    public static Finding? Judge(string name)
    {
        if (Harmless.Contains(name)) return null;
        foreach (var refused in Refused)
        {
            if (refused is [.. var start, '*'] ? name.StartsWith(start, StringComparison.OrdinalIgnoreCase) : name.Equals(refused, StringComparison.OrdinalIgnoreCase))
            {
                return Finding.Deny("policy.variable", $"The variable {name} may not be set: {AnotherProgram}.");
            }
        }

        return Finding.Ask("policy.variable_unknown", $"The variable {name} is not known to be harmless to the programs that see it.");
    }
}
