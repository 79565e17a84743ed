namespace AetherFlow.Hosting;

/// <summary>One thing that `doctor` looked at.</summary>
/// <param name="Id">A stable name, such as <c>key.deepseek</c>.</param>
/// <param name="Status"><c>ok</c>, <c>warning</c> or <c>error</c>.</param>
/// <param name="Message">What was found, with the values.</param>
/// <param name="Hint">What to do.</param>
public sealed record DoctorFinding(string Id, string Status, string Message, string? Hint = null)
{
    public const string Ok = "ok";
    public const string Warning = "warning";
    public const string Error = "error";
}
