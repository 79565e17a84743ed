namespace AetherFlow.Bench.Calls;

/// <summary>Measures what asking a model costs beside the model, and reports.</summary>
internal static class CallsCommand
{
    private const string Memory = "/dev/shm";

    /// <param name="server">Address of a <see cref="CallsServer"/>.</param>
    /// <param name="folder">On the disk that takes the journals.</param>
    /// <param name="time">Of the runs.</param>
    /// <param name="news">Gets the table.</param>
    /// <param name="facts">For the document: <c>date</c> and <c>command</c>.</param>
    /// <param name="document">Is rewritten; null for none.</param>
    public static async Task RunAsync(Uri server, string folder, TimeProvider time, TextWriter news, IReadOnlyDictionary<string, string> facts, string? document)
    {
        var memory = Directory.Exists(Memory) ? Directory.CreateDirectory(Path.Combine(Memory, Path.GetRandomFileName())).FullName : null;
        try
        {
            List<(string, string)> journals = [(Machine.FileSystem(folder), folder)];
            if (memory is not null) journals.Add((Machine.FileSystem(memory), memory));
            var figures = new List<CallFigures>();
            foreach (var stream in (bool[])[false, true])
            {
                await using var rig = new CallsRig(server, time);
                figures.AddRange(await CallsMeasurement.OfAsync(await rig.WaysAsync(journals, stream), stream));
            }

            var (router, machine) = (RouterMeasurement.Describe(), Machine.DescribeAtEnd(folder));
            await news.WriteLineAsync($"{machine}\n\n{CallsReport.Table(figures)}\nA decision of the router among {router}.");
            if (document is not null)
                await File.WriteAllTextAsync(document, CallsReport.Document(figures, new Dictionary<string, string>(facts) { ["router"] = router, ["machine"] = machine }));
        }
        finally
        {
            if (memory is not null) Directory.Delete(memory, recursive: true);
        }
    }
}
