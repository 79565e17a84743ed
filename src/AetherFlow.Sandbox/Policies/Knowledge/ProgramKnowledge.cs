using System.Text.Json.Serialization;

namespace AetherFlow.Sandbox;

/// <summary>
/// What is known about a program, as its file says it; lists are words with blanks between. What is not in any list is not
/// known.
/// </summary>
internal sealed record ProgramKnowledge
{
    /// <summary>The names under which the program is called.</summary>
    public string Names { get; set; } = "";

    /// <summary>Lists of options by <see cref="OptionRole"/>.</summary>
    public IReadOnlyDictionary<string, string> Options { get; set; } = new Dictionary<string, string>();

    /// <summary>Names of lists in the file that hold here too.</summary>
    public string Uses { get; set; } = "";

    [JsonConverter(typeof(JsonStringEnumConverter<OperandRole>))]
    public OperandRole Operands { get; set; }

    /// <summary>Sub-commands, or modules, each with its names as the key.</summary>
    public IReadOnlyDictionary<string, ProgramKnowledge> Commands { get; set; } = new Dictionary<string, ProgramKnowledge>();

    /// <summary>Operands before those that <see cref="Operands"/> speaks of (<c>timeout 5 …</c>).</summary>
    public int Skip { get; set; }

    /// <summary>Options end at the first operand.</summary>
    public bool Ordered { get; set; }

    /// <summary>Long options have one dash, and short ones are not written together.</summary>
    public bool OneDash { get; set; }

    /// <summary>A dash and a number is an option (<c>head -20</c>).</summary>
    public bool Numbers { get; set; }

    /// <summary>The first operand is a bundle of options without a dash (<c>tar xf</c>).</summary>
    public bool BareBundle { get; set; }

    /// <summary>Options that are not known are taken, if they are no paths out of the workspace: it runs the project's code anyway.</summary>
    public bool AnyOption { get; set; }

    /// <summary>It runs code of the project.</summary>
    public bool RunsProject { get; set; }

    /// <summary><c>@FILE</c> stands for more arguments.</summary>
    public bool ResponseFiles { get; set; }

    /// <summary><c>-p:NAME=VALUE</c> sets what commands of the build are made of.</summary>
    public bool Properties { get; set; }

    /// <summary>Variables may stand before the command that it runs.</summary>
    public bool Assigns { get; set; }

    /// <summary>It adds arguments of its own to the command that it runs.</summary>
    public bool Appends { get; set; }

    /// <summary>It works only outside of a sandbox.</summary>
    public bool NeedsHost { get; set; }

    /// <summary>It shows help by running another program.</summary>
    public bool RunsForHelp { get; set; }

    /// <summary>Why it is always asked about.</summary>
    public string? Ask { get; set; }

    /// <summary>Why it never runs.</summary>
    public string? Deny { get; set; }
}
