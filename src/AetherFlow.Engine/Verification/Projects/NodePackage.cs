using System.Text.Json;

namespace AetherFlow.Engine.Verification;

/// <summary>A package.json, as far as it says what can be run (https://docs.npmjs.com/cli/configuring-npm/package-json).</summary>
internal sealed class NodePackage
{
    private static readonly string[] DependencyKeys = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"];

    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    private NodePackage(string folder) => Folder = folder;

    public string Folder { get; }

    public IReadOnlyDictionary<string, string> Scripts { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlySet<string> Dependencies { get; private set; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The name before the version in `packageManager` (https://nodejs.org/api/packages.html#packagemanager).</summary>
    public string? Manager { get; private set; }

    public bool HasKey(string key) => _keys.Contains(key);

    /// <summary>Null where the file is no JSON object.</summary>
    public static NodePackage? Of(ProjectTree tree, string path)
    {
        try
        {
            using var json = JsonDocument.Parse(tree.Text(path) ?? "");
            if (json.RootElement.ValueKind != JsonValueKind.Object) return null;
            var package = new NodePackage(RelativePath.FolderOf(path));
            package.Fill(json.RootElement);
            return package;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Fill(JsonElement root)
    {
        foreach (var property in root.EnumerateObject()) _keys.Add(property.Name);
        Scripts = Members(root, "scripts")
            .Where(p => p.Value.ValueKind == JsonValueKind.String)
            .GroupBy(p => p.Name, StringComparer.Ordinal)
            .ToDictionary(p => p.Key, p => p.Last().Value.GetString()!, StringComparer.Ordinal);
        Dependencies = DependencyKeys.SelectMany(k => Members(root, k)).Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        if (root.TryGetProperty("packageManager", out var manager) && manager.ValueKind == JsonValueKind.String)
            Manager = manager.GetString()!.Split('@')[0];
    }

    private static JsonElement.ObjectEnumerator Members(JsonElement of, string key) =>
        of.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : default;
}
