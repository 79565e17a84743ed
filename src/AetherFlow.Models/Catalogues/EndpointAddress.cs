using System.Diagnostics.CodeAnalysis;

namespace AetherFlow.Models.Catalogues;

/// <summary>
/// Makes the full address that requests go to from what people write: a host, a base such as <c>https://h/v1/</c>,
/// or the full address itself. A Gemini server is called below its base.
/// </summary>
public static class EndpointAddress
{
    private const string GeminiModels = "/models";

    /// <param name="text">As written.</param>
    /// <param name="known">The catalogue's address: a bare host that is its host means it.</param>
    /// <param name="kind">One of <see cref="Provider.Kinds"/>.</param>
    /// <param name="endpoint">The full address.</param>
    /// <param name="why">What is wrong, where the result is false; never shows user names or passwords.</param>
    public static bool TryRead(string text, Uri? known, string kind, [NotNullWhen(true)] out Uri? endpoint, out string why)
    {
        endpoint = null;
        why = "";
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
            why = "is no address; something like https://host/v1 is wanted";
        else if (uri.UserInfo.Length > 0)
            why = "holds a user name or password; the key has its own variable";
        else if (uri.Fragment.Length > 0)
            why = "holds a '#', which no server sees";
        if (why.Length > 0) return false;
        endpoint = Complete(uri!, known, kind);
        return true;
    }

    /// <summary>Whether both lead to the same server.</summary>
    public static bool SameServer(Uri left, Uri right) =>
        Uri.Compare(left, right, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static Uri Complete(Uri uri, Uri? known, string kind)
    {
        var path = uri.AbsolutePath.TrimEnd('/');
        if (path.Length == 0 && known is not null && SameServer(uri, known)) return known;
        path = kind switch
        {
            Provider.AnthropicKind => Below(path, "/v1", "/messages"),
            Provider.GeminiKind => Below(Before(path, GeminiModels), "/v1beta", ""),
            _ => Below(path, "/v1", "/chat/completions"),
        };
        return new UriBuilder(uri) { Path = path }.Uri;
    }

    private static string Below(string path, string version, string ending) =>
        ending.Length > 0 && path.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? path
        : HasVersion(path) ? path + ending
        : path + version + ending;

    /// <summary>What people copy from a page names a model: <c>…/v1beta/models/gemini-pro:generateContent</c>.</summary>
    private static string Before(string path, string part) =>
        path.IndexOf(part, StringComparison.OrdinalIgnoreCase) is var place and >= 0 ? path[..place] : path;

    /// <summary>Bases such as <c>/v1</c>, <c>/openai/v1</c>, <c>/v1beta/openai</c> say which version they are.</summary>
    private static bool HasVersion(string path) =>
        path.Split('/').Any(segment => segment.Length >= 2 && segment[0] is 'v' or 'V' && char.IsAsciiDigit(segment[1]));
}
