namespace AetherFlow.Engine.Verification;

/// <summary>One failure for each that was told several times: a compiler's errors again in its summary, a test in a list and with its details.</summary>
internal static class FailureMerge
{
    public static IReadOnlyList<Failure> Of(IEnumerable<Failure> failures)
    {
        var told = new Dictionary<(FailureKind, string, string, Spot?), Failure>();
        var result = new List<Failure>();
        foreach (var failure in failures)
        {
            // A test is the same wherever it is told; a diagnostic only at its own place.
            var isTest = failure.Kind == FailureKind.Test;
            var key = (failure.Kind, failure.Name, isTest ? "" : failure.Message, isTest ? null : failure.Spots.FirstOrDefault());
            if (isTest && told.TryGetValue(key, out var known) && known.Message.Length > 0 && failure.Message.Length > 0 && known.Message != failure.Message)
                key = (failure.Kind, failure.Name, failure.Message, null);
            if (told.TryGetValue(key, out known)) Complete(known, failure);
            else
            {
                told.Add(key, failure);
                result.Add(failure);
            }
        }

        return result;
    }

    private static void Complete(Failure known, Failure again)
    {
        if (known.Message.Length == 0) known.Message = again.Message;
        known.Origin ??= again.Origin;
        foreach (var spot in again.Spots) known.Add(spot);
        if (known.First == known.Last && again.Last > again.First) known.Move(again.First, again.Last);
    }
}
