namespace AetherFlow.Edits.Tests;

/// <summary>Short ways to write operations and to look at what became of them.</summary>
internal static class Operating
{
    public static SurgicalOperation Op(string type, string? target = null, string? code = null, string? position = null, string? beside = null, string? old = null, string? @new = null) => new()
    {
        Line = 1,
        Type = type,
        Target = target,
        Code = code,
        Position = position,
        Beside = beside,
        Old = old,
        New = @new,
    };

    /// <summary>The text after the operations, which must succeed.</summary>
    public static string Apply(string path, string text, params SurgicalOperation[] operations)
    {
        var result = Surgeon.Apply(path, text, operations);
        Assert.True(result.Succeeded, string.Join("\n", result.Problems));
        Assert.Equal(operations.Length, result.Places.Length);
        return result.Text;
    }

    public static EditProblem Refuse(string path, string text, params SurgicalOperation[] operations)
    {
        var result = Surgeon.Apply(path, text, operations);
        Assert.Null(result.Text);
        return Assert.Single(result.Problems);
    }
}
