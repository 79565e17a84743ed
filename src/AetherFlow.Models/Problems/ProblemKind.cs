namespace AetherFlow.Models.Problems;

/// <summary>The stable words of <see cref="Runs.Events.CallProblem.Kind"/>.</summary>
public static class ProblemKind
{
    /// <summary>The key is missing, wrong, or not allowed to do this.</summary>
    public const string Auth = "auth";

    public const string RateLimit = "rate_limit";

    /// <summary>The server works, but has no room.</summary>
    public const string Overloaded = "overloaded";

    /// <summary>The server failed.</summary>
    public const string Server = "server";

    /// <summary>The server was silent for too long, or took too long in all.</summary>
    public const string Timeout = "timeout";

    /// <summary>No connection came about.</summary>
    public const string Network = "network";

    public const string BadRequest = "bad_request";

    /// <summary>The prompt is too long for the model.</summary>
    public const string ContextOverflow = "context_overflow";

    /// <summary>The vendor's filter stopped the prompt or the reply.</summary>
    public const string Refused = "refused";

    /// <summary>The reply ended without a finish signal.</summary>
    public const string Cut = "cut";

    /// <summary>What came is no reply.</summary>
    public const string Malformed = "malformed";

    /// <summary>There is no such model, or the address is no API.</summary>
    public const string NotFound = "not_found";

    public const string OutOfCredit = "out_of_credit";

    /// <summary>Whether the same request would fail again, whoever pays for it and whenever it is asked.</summary>
    public static bool IsOfTheRequest(string kind) => kind is BadRequest or ContextOverflow or Refused;
}
