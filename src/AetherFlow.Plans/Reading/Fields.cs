using System.Globalization;
using System.Text;
using System.Text.Json;
using AetherFlow.Plans.Source;

namespace AetherFlow.Plans.Reading;

/// <summary>Takes typed values out of one object of the file and reports what is missing or of another type.</summary>
internal sealed class Fields(SourceValue owner, ProblemLog problems)
{
    public SourceValue? Required(string key)
    {
        if (owner.Find(key) is { } found) return found;
        var slip = KnownKeys.SlipFor(key, owner);
        problems.Add(
            PlanCodes.MissingField, PlanSeverity.Error, owner.Start, owner.Path, $"the key \"{key}\" is missing", null,
            slip is null ? $"add \"{key}\"" : $"rename \"{Excerpt.Of(slip)}\"");
        return null;
    }

    public string? RequiredText(string key) => Required(key) is { } value ? TextOf(value) : null;

    public string? OptionalText(string key) => owner.Find(key) is { } value ? TextOf(value) : null;

    public bool OptionalFlag(string key)
    {
        if (owner.Find(key) is not { } value) return false;
        if (value.Kind is not (JsonValueKind.True or JsonValueKind.False)) WrongType(value, "true or false");
        return value.Kind == JsonValueKind.True;
    }

    public double? RequiredNumber(string key)
    {
        if (Required(key) is not { } value) return null;
        if (value.Kind == JsonValueKind.Number) return double.Parse(Encoding.ASCII.GetString(value.Raw), NumberStyles.Float, CultureInfo.InvariantCulture);
        WrongType(value, "a number");
        return null;
    }

    public SourceValue? OptionalObject(string key)
    {
        if (owner.Find(key) is not { } value) return null;
        if (value.Kind == JsonValueKind.Object) return value;
        WrongType(value, "an object");
        return null;
    }

    /// <summary>The strings of an array; a missing key is an empty array.</summary>
    public IEnumerable<(string Text, SourceValue At)> Texts(string key)
    {
        if (owner.Find(key) is not { } value) yield break;
        if (value.Kind != JsonValueKind.Array)
        {
            WrongType(value, "an array of strings");
            yield break;
        }

        foreach (var item in value.Children)
            if (TextOf(item) is { } text) yield return (text, item);
    }

    public string? TextOf(SourceValue value)
    {
        if (value.Kind == JsonValueKind.String) return value.Text();
        WrongType(value, "a string");
        return null;
    }

    public void WrongType(SourceValue value, string wanted)
    {
        var hint = value.Kind switch
        {
            JsonValueKind.Null => "give it a value, or leave the key out where it is optional",
            JsonValueKind.String when wanted.StartsWith("an array", StringComparison.Ordinal) => $"write [\"{value.Shown}\"]",
            _ when wanted == "true or false" => "write true or false, without quotes",
            JsonValueKind.String when wanted.EndsWith("number", StringComparison.Ordinal) => "write it without quotes",
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False when wanted == "a string" => "put it in double quotes",
            _ => null,
        };
        var name = value.Name is null ? "an entry" : $"\"{Excerpt.Of(value.Name)}\"";
        problems.Error(PlanCodes.WrongType, value, $"{name} must be {wanted}, not {value.Kindly}", hint);
    }
}
