using System.Collections.Concurrent;

namespace AetherFlow.Sandbox.Posix;

/// <summary>
/// One thread that lives as long as the program. <c>bwrap --die-with-parent</c> is tied to the thread that started it
/// (PR_SET_PDEATHSIG, man 2 prctl): started from a thread of the pool, a sandbox is killed when the pool lets that thread go.
/// </summary>
internal static class LongLivedThread
{
    private static readonly Lazy<BlockingCollection<Action>> Work = new(Start);

    public static Task<T> RunAsync<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Work.Value.Add(() =>
        {
            try
            {
                done.SetResult(work());
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        });
        return done.Task;
    }

    private static BlockingCollection<Action> Start()
    {
        var work = new BlockingCollection<Action>();
        new Thread(() =>
        {
            Kernel.KeepDescriptorsFromChildren();
            foreach (var action in work.GetConsumingEnumerable()) action();
        })
        { IsBackground = true, Name = "sandbox starter" }.Start();
        return work;
    }
}
