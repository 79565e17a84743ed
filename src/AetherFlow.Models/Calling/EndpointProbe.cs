using System.Text;
using AetherFlow.Models.Problems;
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
        return await TryAsync(provider, http, time, cancellation);
    }

    internal static async Task<Problem?> TryAsync(ProviderSettings provider, HttpClient http, TimeProvider time, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        using var request = ModelList.Request(provider);
        var problems = new CallProblems(provider, provider.DefaultModel, time);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (response.IsSuccessStatusCode) return null;
            var words = Encoding.UTF8.GetString((await ModelList.BytesAsync(response, either.Token)).Span);
            return Of(problems.Status((int)response.StatusCode, response.Headers, VendorError.Parse(words)));
        }
        catch (HttpRequestException e)
        {
            return Of(problems.Network(e, sent: false));
        }
        catch (IOException e)
        {
            return Of(problems.Cut(e));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new Problem("model.timeout", $"{provider.Name} at {provider.Endpoint.Host} did not answer within {Patience.TotalSeconds:0} s.", "Check the network, the proxy and the address.");
        }
    }

    /// <summary>Its message says what to do, too.</summary>
    private static Problem Of(ModelProblemException e) => new($"model.{e.Problem.Kind}", e.Problem.Message, null);
}
