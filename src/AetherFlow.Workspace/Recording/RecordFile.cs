using System.Buffers;
using System.Text.Json;

namespace AetherFlow.Workspaces;

/// <summary>How a listing of a tree lies on the disk; docs/formats/workspace.md describes it.</summary>
internal static class RecordFile
{
    private const int Format = 1;
    private const string Types = "?fdls";

    /// <summary>Writes a listing durably. Gives back its id: the hash of the file.</summary>
    public static string Save(string path, TreeListing listing)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true })) Write(json, listing);
        var unfinished = path + ".tmp";
        using (var file = File.OpenHandle(unfinished, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(file, buffer.WrittenSpan, 0);
            RandomAccess.FlushToDisk(file);
        }

        File.Move(unfinished, path, overwrite: true);
        return ContentHash.Of(buffer.WrittenSpan);
    }

    /// <summary>Null if there is no such listing, or another one.</summary>
    public static async Task<TreeListing?> LoadAsync(string path, string id, CancellationToken cancellationToken)
    {
        if (!File.Exists(path)) return null;
        var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
        // What has the hash was written by this program, whole: only its version has to be looked at.
        if (ContentHash.Of(bytes) != id) return null;
        using var document = JsonDocument.Parse(bytes);
        return document.RootElement.GetProperty("format").GetInt32() == Format ? Read(document.RootElement) : null;
    }

    private static void Write(Utf8JsonWriter json, TreeListing listing)
    {
        json.WriteStartObject();
        json.WriteNumber("format", Format);
        json.WriteNumber("freshSince", listing.FreshSince);
        json.WriteStartArray("folders");
        foreach (var folder in listing.Folders.Values) WriteFolder(json, folder);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFolder(Utf8JsonWriter json, FolderListing folder)
    {
        json.WriteStartObject();
        json.WriteString("path", folder.Path);
        if (folder.State != FolderState.Read) json.WriteNumber("state", (int)folder.State);
        if (folder.Place is { } place)
        {
            json.WriteString("root", place.Root);
            json.WriteString("kind", place.Folder.Name);
        }

        if (folder.Content.Unnameable > 0) json.WriteNumber("unnameable", folder.Content.Unnameable);
        json.WriteStartArray("entries");
        foreach (var (name, stamp) in folder.Content.Entries)
        {
            json.WriteStartArray();
            json.WriteStringValue(name);
            json.WriteStringValue(Types.AsSpan((int)stamp.Type, 1));
            json.WriteNumberValue(stamp.Mode);
            json.WriteNumberValue(stamp.Size);
            json.WriteNumberValue(stamp.Modified);
            json.WriteNumberValue(stamp.Changed);
            json.WriteNumberValue(stamp.Inode);
            if (folder.NotKept.TryGetValue(name, out var reason)) json.WriteNumberValue((int)reason);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static TreeListing Read(JsonElement json)
    {
        var listing = new TreeListing { FreshSince = json.GetProperty("freshSince").GetInt64() };
        foreach (var folder in json.GetProperty("folders").EnumerateArray().Select(ReadFolder)) listing.Folders.Add(folder.Path, folder);
        return listing;
    }

    private static FolderListing ReadFolder(JsonElement json)
    {
        var entries = new NamedStamp[json.GetProperty("entries").GetArrayLength()];
        var folder = new FolderListing
        {
            Path = json.GetProperty("path").GetString()!,
            State = json.TryGetProperty("state", out var state) ? (FolderState)state.GetInt32() : FolderState.Read,
            Place = json.TryGetProperty("root", out var root)
                ? new UnkeptPlace(root.GetString()!, UnkeptFolders.All.First(one => json.GetProperty("kind").ValueEquals(one.Name)))
                : null,
            Content = new DirectoryEntries(entries, json.TryGetProperty("unnameable", out var unnameable) ? unnameable.GetInt32() : 0),
        };
        var at = 0;
        foreach (var entry in json.GetProperty("entries").EnumerateArray())
        {
            entries[at] = new NamedStamp(entry[0].GetString()!, ReadStamp(entry));
            if (entry.GetArrayLength() > 7) folder.NotKept[entries[at].Name] = (UnkeptReason)entry[7].GetInt32();
            at++;
        }

        return folder;
    }

    private static Stamp ReadStamp(JsonElement entry) => new(
        (EntryType)Types.IndexOf(entry[1].GetString()!, StringComparison.Ordinal),
        entry[2].GetInt32(), entry[3].GetInt64(), entry[4].GetInt64(), entry[5].GetInt64(), entry[6].GetUInt64());
}
