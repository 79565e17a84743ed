namespace AetherFlow.Bench.Calls;

/// <summary>One way to ask a model, made ready for many calls.</summary>
/// <param name="Name">As the table shows it.</param>
/// <param name="AskAsync">Asks once and returns the text; the number is another one each time.</param>
internal sealed record CallWay(string Name, Func<int, Task<string>> AskAsync);
