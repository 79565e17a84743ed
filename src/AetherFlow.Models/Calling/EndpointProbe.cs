using AetherFlow.Models.Settings;
using AetherFlow.Models.Wire;
using AetherFlow.Runs;

namespace AetherFlow.Models.Calling;

/// <summary>Asks a provider for its list of models: free of charge, and it needs the address and the key to be right.</summary>
public static class EndpointProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Null where the provider answers.</summary>
    public static async Task<Problem?> TryAsync(ProviderSettings provider, TimeProvider time, CancellationToken cancellation)
    {
        using var http = ModelHttp.Create();
        using var deadline = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        using var request = ModelList.Request(provider);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return (int)response.StatusCode switch
            {
                < 300 => null,
                401 or 403 => new Problem("model.auth", $"{provider.Name} at {provider.Endpoint.Host} refuses the key ({(int)response.StatusCode}).", $"Check {provider.KeyVariable}."),
                var status => new Problem("model.not_found", $"{provider.Name} at {provider.Endpoint.Host} answers {status} to a request for its models.", $"Check {provider.UrlVariable}."),
            };
        }
        catch (HttpRequestException e)
        {
            return new Problem("model.network", $"{provider.Name} at {provider.Endpoint.Host} cannot be reached: {e.Message}", "Check the network, the proxy and the address.");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new Problem("model.timeout", $"{provider.Name} at {provider.Endpoint.Host} did not answer within {Patience.TotalSeconds:0} s.", "Check the network, the proxy and the address.");
        }
    }
}
