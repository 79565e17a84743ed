using System.Text;

namespace AetherFlow.Sandbox.Posix;

/// <summary>
/// Kills a program with all it started. On Linux its descendants are known by their parent, by their session, or by
/// a line in the environment that they were started with, so a daemon in a session of its own is found too; one
/// that emptied its environment, left its parent and its session is not. Elsewhere the program's process group is
/// killed, and what left the group lives on.
/// </summary>
internal static class ProcessTree
{
    /// <summary>More rounds than any family needs that is stopped as soon as it is seen; against endless ones.</summary>
    private const int Rounds = 200;

    /// <param name="root">A child of ours that nobody has reaped yet.</param>
    public static void Kill(int root, string mark)
    {
        if (ProcessEntry.Read(root) is not { } entry)
        {
            _ = LibC.kill(-root, LibC.Kill);
            return;
        }

        var family = new Family(entry, Encoding.UTF8.GetBytes(mark));
        var stopped = new HashSet<int>();
        for (var round = 0; round < Rounds; round++)
        {
            // Stopped first: who is killed at once may leave a child behind that nobody can be asked about any more.
            var seen = family.Living();
            if (!seen.Any(stopped.Add)) break;
            Signal(seen, LibC.Stop);
        }

        for (var round = 0; round < Rounds && family.Living() is { Count: > 0 } left; round++) Signal(left, LibC.Kill);
    }

    private static void Signal(List<int> ids, int signal)
    {
        foreach (var id in ids) _ = LibC.kill(id, signal);
    }

    /// <summary>Grows with every look, and never forgets: who has lost its parent was seen with it before.</summary>
    private sealed class Family(ProcessEntry root, byte[] mark)
    {
        private readonly HashSet<int> _members = [root.Id];

        public List<int> Living()
        {
            var younger = ProcessEntry.All().Where(p => p.StartTime >= root.StartTime && p.Id != Environment.ProcessId).ToList();
            var living = new List<int>();
            int known;
            do
            {
                known = _members.Count;
                foreach (var process in younger.Where(p => !_members.Contains(p.Id) && Belongs(p))) _members.Add(process.Id);
            }
            while (_members.Count > known);

            living.AddRange(younger.Where(p => p.IsAlive && _members.Contains(p.Id)).Select(p => p.Id));
            return living;
        }

        private bool Belongs(ProcessEntry process) =>
            _members.Contains(process.Parent) || _members.Contains(process.Session) || process.WasStartedWith(mark);
    }
}
