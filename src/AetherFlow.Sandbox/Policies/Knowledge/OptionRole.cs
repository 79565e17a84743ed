namespace AetherFlow.Sandbox;

/// <summary>What an option of a program does, the harmless ones first.</summary>
internal enum OptionRole
{
    /// <summary>Nothing that matters, and no value.</summary>
    Flag,

    /// <summary>Prints about the program and does nothing else.</summary>
    Help,

    /// <summary>The first operand is not needed, and not what it is without the option (<c>node --test</c>, <c>rg --files</c>).</summary>
    Complete,

    /// <summary>Nothing that matters, with a value.</summary>
    Value,

    /// <summary>As <see cref="Value"/>, but the value is written to the option or left out.</summary>
    Optional,

    /// <summary>The value is what is looked for, or the script, which else would be the first operand.</summary>
    Pattern,

    /// <summary>What follows is only looked up.</summary>
    Lookup,

    /// <summary>The command is the first operand (<c>sh -c</c>).</summary>
    CommandString,

    /// <summary>The value names a module, with arguments of its own (<c>python -m</c>).</summary>
    Module,

    Read,

    /// <summary>The program works in that folder.</summary>
    Folder,

    /// <summary>The value is a path that is the purpose of the program (<c>cc -o</c>).</summary>
    Output,

    /// <summary>The operands are changed in place; a value is written to the option.</summary>
    InPlace,

    /// <summary>The value is <c>NAME=VALUE</c> for the environment.</summary>
    Variable,

    /// <summary>The value is <c>NAME=VALUE</c> for a build, whose commands are made of it.</summary>
    Define,

    /// <summary>The value is a command for a shell.</summary>
    Shell,

    /// <summary>A command follows, up to <c>;</c> or <c>+</c>.</summary>
    Execute,

    /// <summary>The program, made for reading, writes a file.</summary>
    Write,

    /// <summary>The program runs what the value names, or does something else that nobody wants unasked.</summary>
    Run,
}
