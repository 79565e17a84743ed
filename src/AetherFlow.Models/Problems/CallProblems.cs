using System.Net.Http.Headers;
using System.Net.Sockets;
using AetherFlow.Models.Settings;
using AetherFlow.Models.Wire;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Models.Problems;

/// <summary>
/// Words every way in which a call can fail: who was asked, what happened, what to do. Keys are taken out last, so
/// that no vendor's echo can show one.
/// </summary>
internal sealed class CallProblems(ProviderSettings provider, string model, TimeProvider time)
{
    private readonly Redactor _redactor = new(provider.Key is null ? [] : [provider.Key]);

    private string Server => $"{provider.Name} ({provider.Endpoint.Authority})";

    public ModelProblemException Cut(Exception? inner = null) =>
        Make(ProblemKind.Cut, $"{Server} ended the reply of {model} before it was finished.", retryable: true, inner: inner);

    public ModelProblemException Malformed(string what, Exception? inner = null) =>
        Make(ProblemKind.Malformed, $"{Server} sent {what} instead of a reply of {model}.", retryable: true, inner: inner);

    /// <summary>A page came with a success: some portal or proxy, or an address that is no API.</summary>
    public ModelProblemException NoApi(string page) => Make(
        ProblemKind.Malformed,
        $"{Server} sent a web page instead of a reply{Quote(VendorError.Parse(page).Message)} The address is no API, or a proxy stands before it: check {provider.UrlVariable}.",
        retryable: false);

    public ModelProblemException Timeout(CallDeadline deadline, bool sent, Exception? inner) => Make(
        ProblemKind.Timeout,
        deadline switch
        {
            { WasSilent: true } => $"{Server} was silent for {deadline.Patience.TotalSeconds:0.#} s. TIMEOUT sets how long that may be.",
            { Token.IsCancellationRequested: true } => $"{Server} did not finish the reply of {model} within {deadline.Total.TotalSeconds:0} s.",
            _ => $"{Server} did not accept a connection within {ModelHttp.ConnectTimeout.TotalSeconds:0} s.",
        },
        retryable: true,
        charged: sent,
        inner: inner);

    public ModelProblemException Network(HttpRequestException error, bool sent)
    {
        var proxyVariable = $"{provider.Endpoint.Scheme.ToUpperInvariant()}_PROXY";
        var (what, retryable) = error.HttpRequestError switch
        {
            // Behind a proxy, only the proxy is looked up and connected to.
            HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError when ModelHttp.ProxyOf(provider.Endpoint) is { } proxy =>
                ($"The proxy {proxy.Authority}, through which {Server} is called, cannot be reached: {Innermost(error)}. Check {proxyVariable}.", true),
            HttpRequestError.NameResolutionError => ($"The name {provider.Endpoint.Host} of {provider.Name} is not known here. Check {provider.UrlVariable} and the network.", IsPassing(error)),
            HttpRequestError.SecureConnectionError => ($"{Server} could not be trusted: {Innermost(error)}. Check {provider.UrlVariable}, the certificate, the clock of this machine, or a proxy in between.", false),
            HttpRequestError.ProxyTunnelError => ($"The proxy did not let the call to {Server} through: {Innermost(error)}. Check {proxyVariable}.", false),
            HttpRequestError.ConnectionError => ($"{Server} cannot be reached: {Innermost(error)}. Check that it runs, and {provider.UrlVariable}.", true),
            _ => ($"The connection to {Server} broke: {Innermost(error)}.", true),
        };
        return Make(ProblemKind.Network, what, retryable, charged: sent, inner: error);
    }

    public ModelProblemException Status(int status, HttpResponseHeaders headers, VendorError error)
    {
        var verdict = VendorVerdict.Of(status, error);
        var where = status is >= 300 and < 400 && headers.Location is { } location ? $" (it points to {location.Host})" : "";
        return Make(
            verdict.Kind,
            $"{Server} answered {status}{where}{Quote(error.Message)}{Advice(verdict.Kind)}",
            verdict.Retryable,
            verdict.Charged,
            status,
            RetryAfter.Milliseconds(headers, error, time));
    }

    /// <summary>An error inside a response that began as a success: what was done until then may be on the bill.</summary>
    public ModelProblemException InReply(VendorError error)
    {
        var verdict = VendorVerdict.Of(error.Status, error);
        return Make(verdict.Kind, $"{Server} gave up on the reply of {model}{Quote(error.Message)}{Advice(verdict.Kind)}", verdict.Retryable, charged: true, error.Status, error.RetryAfterMs);
    }

    private string Advice(string kind) => kind switch
    {
        ProblemKind.Auth => provider.Key is null ? $" Set {provider.KeyVariable}." : $" Check {provider.KeyVariable}.",
        ProblemKind.NotFound => $" Check the model '{model}' (--model, the plan, your routes, or {provider.ModelVariable}) and the address ({provider.UrlVariable}).",
        ProblemKind.OutOfCredit => $" Top up the account of {provider.Name}, or use another provider.",
        ProblemKind.ContextOverflow => $" The prompt is too long for {model}: give the step fewer or smaller files, or a model with a larger window.",
        ProblemKind.Refused => " The vendor's filter stopped it: reword the step, or use another model.",
        _ => "",
    };

    private ModelProblemException Make(
        string kind, string message, bool retryable, bool charged = true, int? status = null, long? retryAfter = null, Exception? inner = null) =>
        new(new CallProblem(kind, _redactor.Redact(message), retryable, retryAfter, status, charged), inner);

    private static string Quote(string words) => words.Length == 0 ? "." : $": {words}{(words[^1] is '.' or '!' or '?' or '…' ? "" : ".")}";

    /// <summary>A name that cannot be looked up at the moment may be found later; one that does not exist will not.</summary>
    private static bool IsPassing(Exception error) =>
        error.InnerException is SocketException { SocketErrorCode: SocketError.TryAgain };

    private static string Innermost(Exception error)
    {
        while (error.InnerException is { } inner) error = inner;
        return error.Message.TrimEnd('.');
    }
}
