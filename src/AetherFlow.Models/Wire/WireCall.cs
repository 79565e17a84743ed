using System.Text;
using System.Text.Json;
using AetherFlow.Models.Problems;

namespace AetherFlow.Models.Wire;

/// <summary>
/// One request on the wire and its reply, piece by piece. It ends well only after a finish signal; every other end
/// is a problem, except the user's cancellation.
/// </summary>
internal sealed class WireCall : IAsyncDisposable
{
    /// <summary>Bytes that are read of a vendor's error.</summary>
    private const int LongestError = 64 * 1024;

    private readonly HttpRequestMessage _request;
    private readonly RequestBody _body;
    private readonly IWireFormat _format;
    private readonly CallDeadline _deadline;
    private readonly CallProblems _problems;
    private HttpResponseMessage? _response;
    private IAsyncEnumerator<ReplyPiece>? _pieces;
    private bool _finished;

    private WireCall(HttpRequestMessage request, IWireFormat format, CallDeadline deadline, CallProblems problems)
    {
        _request = request;
        _body = (RequestBody)request.Content!;
        _format = format;
        _deadline = deadline;
        _problems = problems;
    }

    /// <summary>Sends the request, whose content is a <see cref="RequestBody"/>, and waits until the server answers with a success.</summary>
    public static async Task<WireCall> SendAsync(
        HttpClient http, HttpRequestMessage request, IWireFormat format, CallDeadline deadline, CallProblems problems)
    {
        var call = new WireCall(request, format, deadline, problems);
        var started = false;
        try
        {
            await call.StartAsync(http);
            started = true;
            return call;
        }
        catch (Exception e) when (e is OperationCanceledException or HttpRequestException or IOException or InvalidDataException)
        {
            deadline.User.ThrowIfCancellationRequested();
            throw call.Translate(e);
        }
        finally
        {
            if (!started) await call.DisposeAsync();
        }
    }

    /// <summary>The next piece; null after the end of a whole reply.</summary>
    public async Task<ReplyPiece?> NextAsync()
    {
        try
        {
            if (!await _pieces!.MoveNextAsync()) return _finished ? null : throw _problems.Cut();
            var piece = _pieces.Current;
            if (piece.Error is { } error) return _finished ? null : throw _problems.InReply(error);
            if (piece.FinishReason is not null)
            {
                _finished = true;
                _deadline.Finishing();
            }
            else if (_finished && piece.HasContent)
            {
                // The reply goes on: whatever the finish signal meant, it was not the end.
                _finished = false;
                _deadline.Resuming();
            }

            return piece;
        }
        catch (Exception e) when (e is OperationCanceledException or HttpRequestException or IOException or InvalidDataException or JsonException)
        {
            _deadline.User.ThrowIfCancellationRequested();

            // After the finish the reply is whole: only the report of its usage was lost.
            return _finished ? null : throw Translate(e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_pieces is not null) await _pieces.DisposeAsync();
        _response?.Dispose();
        _request.Dispose();
        _deadline.Dispose();
    }

    private async Task StartAsync(HttpClient http)
    {
        _response = await http.SendAsync(_request, HttpCompletionOption.ResponseHeadersRead, _deadline.Token);
        _deadline.Touch();
        var body = new ReplyStream(await _response.Content.ReadAsStreamAsync(_deadline.Token), _deadline);
        if (!_response.IsSuccessStatusCode)
            throw _problems.Status((int)_response.StatusCode, _response.Headers, VendorError.Parse(await ErrorTextAsync(body)));
        _pieces = ReplyReader.ReadAsync(body, _format, _problems, _deadline.Token).GetAsyncEnumerator(_deadline.Token);
    }

    /// <summary>What a broken connection leaves of an error's words is enough; the status stands.</summary>
    private async Task<string> ErrorTextAsync(ReplyStream body)
    {
        var bytes = new byte[LongestError];
        var length = 0;
        try
        {
            int count;
            while (length < bytes.Length && (count = await body.ReadAsync(bytes.AsMemory(length), _deadline.Token)) > 0) length += count;
        }
        catch (Exception e) when (e is IOException or HttpRequestException || (e is OperationCanceledException && !_deadline.User.IsCancellationRequested))
        {
            return Encoding.UTF8.GetString(bytes, 0, length);
        }

        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    private ModelProblemException Translate(Exception error) => error switch
    {
        OperationCanceledException => _problems.Timeout(_deadline, _body.Sent, error),
        HttpRequestException request when _response is null => _problems.Network(request, _body.Sent),
        JsonException => _problems.Malformed("broken JSON", error),
        InvalidDataException => _problems.Malformed($"more than {ReplyStream.Limit / 1024 / 1024} MB", error),
        _ => _problems.Cut(error),
    };
}
