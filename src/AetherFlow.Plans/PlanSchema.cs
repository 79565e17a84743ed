namespace AetherFlow.Plans;

/// <summary>The published JSON Schema (draft 2020-12) of a plan file, for editors.</summary>
public static class PlanSchema
{
    private static readonly Lazy<string> Text = new(Load);

    public static string Json => Text.Value;

    private static string Load()
    {
        using var stream = typeof(PlanSchema).Assembly.GetManifestResourceStream("plan.schema.json")
            ?? throw new InvalidOperationException("the schema is not embedded");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
