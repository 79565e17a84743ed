namespace AetherFlow.Bench.Routing;

/// <summary>Reads recorded attempts and reports what policies would have made of them.</summary>
internal static class RoutingCommand
{
    public static async Task RunAsync(string data, TextWriter news, string date, string command, string? document)
    {
        var recorded = RecordedTasks.Read(await File.ReadAllBytesAsync(data));
        await news.WriteLineAsync(RoutingReport.Table(recorded));
        if (document is not null) await File.WriteAllTextAsync(document, RoutingReport.Document(recorded, date, command));
    }
}
