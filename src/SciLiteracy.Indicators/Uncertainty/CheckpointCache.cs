using System.Collections.Concurrent;
using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>What first steps made in combinations of alternatives, as far as memory goes. What does not fit is made again every time. Safe for threads.</summary>
internal sealed class CheckpointCache(long memory)
{
    private readonly ConcurrentDictionary<(int Stop, long Key), IndexCheckpoint> _checkpoints = new();
    private long _used;

    /// <summary>Gets the number of bytes in use.</summary>
    public long Used => Interlocked.Read(ref _used);

    /// <summary>Returns what was made up to a stop in a combination.</summary>
    public IndexCheckpoint? Find(int stop, long key) => _checkpoints.TryGetValue((stop, key), out var checkpoint) ? checkpoint : null;

    /// <summary>Keeps what the steps up to a stop made, if there is room; otherwise returns null.</summary>
    public IndexCheckpoint? Keep(int stop, long key, IndexWorkspace workspace)
    {
        var size = ((long)workspace.AllNodes.Length + workspace.Stride + workspace.StepWeights.Length) * sizeof(double);
        if (Interlocked.Add(ref _used, size) > memory)
        {
            Interlocked.Add(ref _used, -size);
            return null;
        }

        // Two threads may come with the same; what they have is the same too.
        return _checkpoints.GetOrAdd((stop, key), workspace.Save());
    }
}
