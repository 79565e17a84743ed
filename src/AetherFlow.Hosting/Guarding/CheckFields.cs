using System.Collections.Immutable;
using System.Text.Json;
using AetherFlow.Engine.Verification;
using AetherFlow.Sandbox;

namespace AetherFlow.Hosting;

/// <summary>Reads the checks that a project's file brings.</summary>
internal sealed class CheckFields(FieldReports reports)
{
    /// <summary>Longer than any check that is worth waiting for.</summary>
    private const int MostSeconds = 3600;

    private const int LongestName = 100;

    private static readonly ImmutableArray<string> Known = ["name", "kind", "command", "folder", "timeout_seconds"];

    public ImmutableArray<CheckCommand> Read(JsonElement list, string path)
    {
        if (list.ValueKind != JsonValueKind.Array)
        {
            reports.Add($"{path} is {FieldReports.Show(list)}; a list is wanted");
            return [];
        }

        var checks = list.EnumerateArray().Select((item, i) => ReadCheck(item, $"{path}[{i}]")).OfType<CheckCommand>().ToImmutableArray();
        foreach (var twice in checks.GroupBy(check => check.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
            reports.Add($"{path} has {twice.Count()} checks of the name '{twice.Key}'; a name stands for one");
        return checks;
    }

    private CheckCommand? ReadCheck(JsonElement item, string path)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            reports.Add($"{path} is {FieldReports.Show(item)}; an object is wanted");
            return null;
        }

        foreach (var field in item.EnumerateObject().Where(field => !Known.Contains(field.Name)))
            reports.Add($"{path}.{field.Name} is unknown; known here: {string.Join(", ", Known.Order(StringComparer.Ordinal))}");
        var name = ReadName(item, path);
        var kind = ReadKind(item, path);
        var command = ReadCommand(item, path);
        var folder = ReadFolder(item, path);
        var timeout = ReadTimeout(item, path);
        return name is null || kind is not { } known || command is not { } given || folder is null ? null : new CheckCommand
        {
            Name = name,
            Kind = known,
            Arguments = given.Words,
            Text = given.Text,
            Folder = folder,
            Timeout = timeout ?? CheckTimeouts.Of(known),
        };
    }

    private string? ReadName(JsonElement item, string path)
    {
        if (Text(item, "name") is { } name && !string.IsNullOrWhiteSpace(name) && name.Length <= LongestName && !name.Any(char.IsControl)) return name;
        reports.Add($"{path}.name {Found(item, "name")}; a name of at most {LongestName} characters is wanted");
        return null;
    }

    private CheckKind? ReadKind(JsonElement item, string path)
    {
        CheckKind? kind = Text(item, "kind") switch
        {
            "build" => CheckKind.Build,
            "types" => CheckKind.Types,
            "test" => CheckKind.Test,
            "lint" => CheckKind.Lint,
            "format" => CheckKind.Format,
            _ => null,
        };
        if (kind is not null) return kind;
        reports.Add($"{path}.kind {Found(item, "kind")}; build, types, test, lint or format is wanted");
        return null;
    }

    private (ImmutableArray<string> Words, string? Text)? ReadCommand(JsonElement item, string path)
    {
        GivenCommand? given = null;
        ImmutableArray<string> words = [];
        var text = Text(item, "command");
        if (text is not null)
        {
            given = GivenCommand.OfText(text);
        }
        else if (item.TryGetProperty("command", out var list) && list.ValueKind == JsonValueKind.Array
            && list.GetArrayLength() > 0 && list.EnumerateArray().All(word => word.ValueKind == JsonValueKind.String))
        {
            words = [.. list.EnumerateArray().Select(word => word.GetString()!)];
            given = GivenCommand.OfWords(words);
        }

        if (given is null) reports.Add($"{path}.command {Found(item, "command")}; a text or a list of words is wanted");
        else if (given.Reading.Problem is { IsNotUnderstood: false } problem) reports.Add($"{path}.command is no command: {problem.ToString().TrimEnd('.')}");
        else return (words, text);
        return null;
    }

    private string? ReadFolder(JsonElement item, string path)
    {
        if (!item.TryGetProperty("folder", out _)) return "";
        if (Text(item, "folder") is { } folder && !folder.StartsWith('/') && !folder.Contains('\\') && !folder.Any(char.IsControl) && !folder.Split('/').Contains(".."))
            return string.Join('/', folder.Split('/').Where(component => component is not ("" or ".")));
        reports.Add($"{path}.folder {Found(item, "folder")}; a folder below the workspace is wanted, written with /");
        return null;
    }

    private TimeSpan? ReadTimeout(JsonElement item, string path)
    {
        if (!item.TryGetProperty("timeout_seconds", out var value)) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var seconds) && seconds is >= 1 and <= MostSeconds) return TimeSpan.FromSeconds(seconds);
        reports.Add($"{path}.timeout_seconds {Found(item, "timeout_seconds")}; a whole number from 1 to {MostSeconds} is wanted");
        return null;
    }

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Found(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? $"is {FieldReports.Show(value)}" : "is missing";
}
