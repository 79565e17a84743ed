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
        // What it throws is the task's, and whoever waits for it gets it.
        var task = new Task<T>(work, TaskCreationOptions.RunContinuationsAsynchronously);
        Work.Value.Add(() => task.RunSynchronously(TaskScheduler.Default));
        return task;
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
