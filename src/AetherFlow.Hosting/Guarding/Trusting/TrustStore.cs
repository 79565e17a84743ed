using System.Globalization;
using System.Text.Json;
using AetherFlow.Runs;
using AetherFlow.Workspaces;

namespace AetherFlow.Hosting;

/// <summary>
/// Remembers which content of which workspace's <c>aetherflow.json</c> a person said yes to: <c>trust.json</c> in
/// AETHERFLOW_HOME, for its owner only.
/// </summary>
internal sealed class TrustStore(HostEnvironment environment)
{
    private const int Version = 1;

    public string Path { get; } = System.IO.Path.Combine(environment.StateFolder, "trust.json");

    /// <summary>Nothing is trusted where the store cannot be read, or where the workspace itself could write it.</summary>
    public bool IsTrusted(Workspace workspace, string hash) =>
        !StatePlace.LiesIn(environment.StateFolder, workspace) && Load().Store?.Workspaces.GetValueOrDefault(workspace.Root)?.Sha256 == hash;

    /// <summary>Null where it is done.</summary>
    public Problem? Trust(Workspace workspace, string hash)
    {
        if (StatePlace.WhyUnsafe(environment.StateFolder, workspace) is { } unsafePlace) return unsafePlace;
        var (store, problem) = Load();
        if (store is null) return problem;
        store.Workspaces[workspace.Root] = new TrustedFile { Sha256 = hash, At = environment.Time.GetUtcNow() };
        return Save(store);
    }

    /// <returns>Whether there was something to forget, or why it could not be done.</returns>
    public (bool Had, Problem? Problem) Forget(string workspace)
    {
        var (store, problem) = Load();
        if (store is null) return (false, problem);
        return store.Workspaces.Remove(workspace) ? (true, Save(store)) : (false, null);
    }

    private (TrustFile? Store, Problem? Problem) Load()
    {
        try
        {
            if (!File.Exists(Path)) return (new TrustFile { Version = Version }, null);
            var store = JsonSerializer.Deserialize(File.ReadAllBytes(Path), TrustJson.Default.TrustFile);
            return store is { Version: Version } ? (store, null) : (null, Damaged($"it has version {store?.Version}, and this program reads version {Version}"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return (null, Damaged(e is JsonException ? "it is not in its form" : e.Message));
        }
    }

    private Problem? Save(TrustFile store)
    {
        var temporary = string.Create(CultureInfo.InvariantCulture, $"{Path}.{Environment.ProcessId}.tmp");
        try
        {
            PrivateFiles.CreateFolder(environment.StateFolder);
            try
            {
                // Of a program that was killed here before, with the same number.
                File.Delete(temporary);
                using (var file = PrivateFiles.Open(temporary, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None }))
                {
                    JsonSerializer.Serialize(file, store, TrustJson.Default.TrustFile);
                    file.Flush(flushToDisk: true);
                }

                File.Move(temporary, Path, overwrite: true);
                return null;
            }
            finally
            {
                File.Delete(temporary);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Problem("policy.trust_unwritable", $"{Path} cannot be written: {e.Message}", "Set AETHERFLOW_HOME to a folder of yours.");
        }
    }

    private Problem Damaged(string why) => new("policy.trust_unreadable", $"{Path} cannot be read: {why}.", "Remove it; you will be asked again what you trust.");
}
