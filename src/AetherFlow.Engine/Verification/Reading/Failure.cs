using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>Something that an output reports: a failed test, an error of a compiler, an exception; with the lines that tell of it.</summary>
internal sealed partial class Failure(FailureKind kind, string name, int line)
{
    private int _trace;

    public FailureKind Kind => kind;

    /// <summary>A test's name or an error's code; empty where it has neither.</summary>
    public string Name { get; set; } = Duration().Replace(name, "").Trim();

    public string Message { get; set; } = "";

    public LocationSeverity Severity { get; init; } = LocationSeverity.Error;

    /// <summary>First and last line, 0-based, that tell of it.</summary>
    public int First { get; private set; } = line;

    public int Last { get; private set; } = line;

    /// <summary>The line that tells what is wrong comes after the one that tells where.</summary>
    public bool AwaitsMessage { get; set; }

    /// <summary>Frames, the nearest to the cause first.</summary>
    public List<Spot> Spots { get; } = [];

    /// <summary>Where the test itself stands.</summary>
    public Spot? Origin { get; set; }

    /// <summary>Indented lines that follow are the sources of its frames.</summary>
    public bool ShowsSources { get; set; }

    public IEnumerable<Spot> Places => Origin is null || Spots.Contains(Origin) ? Spots : Spots.Append(Origin);

    public string Title => Name.Length == 0 ? Message : Message.Length == 0 ? Name : $"{Name}: {Message}";

    /// <summary>To the lines that tell more of it.</summary>
    public void Move(int first, int last) => (First, Last) = (first, last);

    public void Reach(int line) => Last = Math.Max(Last, line);

    /// <summary>A frame of a trace that names the nearest first, or the place itself.</summary>
    public void Add(Spot? spot)
    {
        if (spot is not null && !Spots.Contains(spot)) Spots.Add(spot);
    }

    /// <summary>A frame of a trace that names the nearest last.</summary>
    public void AddNearer(Spot? spot)
    {
        if (spot is not null && !Spots.Contains(spot)) Spots.Insert(_trace, spot);
    }

    /// <summary>What follows is a trace of its own, caused by the one before.</summary>
    public void StartTrace() => _trace = Spots.Count;

    public void Say(string message)
    {
        Message = message.Trim();
        AwaitsMessage = false;
    }

    [GeneratedRegex(@"\s[\[(]<?\s?[\d.,]+\s?(ms|s|m|h|min)?(\s[\d.,]+\s?(ms|s|m|min))*[\])]\s*$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Duration();
}
