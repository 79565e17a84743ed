namespace AetherFlow.Sandbox;

/// <summary>What the arguments of a program are that are no options.</summary>
internal enum OperandRole
{
    /// <summary>Words that mean nothing outside of the program, but are no paths out of the workspace either.</summary>
    Any,

    /// <summary>There should be none.</summary>
    None,

    /// <summary>Only words, whatever they look like.</summary>
    Text,

    Read,

    Write,

    /// <summary>Made, without any content.</summary>
    Make,

    /// <summary>The last is written, the others are read.</summary>
    Copy,

    /// <summary>The first is what is looked for, the others are read.</summary>
    Search,

    /// <summary>The first is a script of <c>sed</c>, the others are read.</summary>
    Sed,

    /// <summary>The first is a file with code to run, the others are its arguments.</summary>
    Script,

    /// <summary>As <see cref="Script"/>, of a shell: with <c>-c</c> the first is a command.</summary>
    ShellScript,

    /// <summary>Another command.</summary>
    Command,

    /// <summary>Another command, of the project as a rule, so that it needs no rule of its own (<c>npx</c>).</summary>
    Launch,

    /// <summary>Another command, joined to one text for a shell.</summary>
    ShellText,

    /// <summary>Names, and <c>NAME=VALUE</c>.</summary>
    Variables,

    /// <summary>What to build, and <c>NAME=VALUE</c> that commands of the build are made of.</summary>
    Targets,

    /// <summary>As <see cref="Any"/>, but one may be an address that names a program (<c>ext::…</c> of git).</summary>
    Addresses,

    /// <summary>A folder to work in from now on.</summary>
    Folder,
}
