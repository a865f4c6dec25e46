namespace SciLiteracy.Serialization;

/// <summary>How the methods of one kind of step are read and written: a mapping whose key <c>method</c> names the method, its settings beside it.</summary>
/// <typeparam name="T">The kind of method.</typeparam>
internal abstract class MethodFormat<T>
    where T : class
{
    /// <summary>Gets what the method is, with its article.</summary>
    public abstract string Noun { get; }

    /// <summary>Gets the word of the method that is meant where none is named; null if the mapping has no key <c>method</c>.</summary>
    public abstract string? DefaultWord { get; }

    /// <summary>Reads a method; null after a finding.</summary>
    public abstract T? Read(MappingReader r);

    /// <summary>Writes a method with all settings that are not the usual ones.</summary>
    public abstract MappingNode Write(T method);

    /// <summary>Tells whether a setting of one method is one of another as well, so that an override which changes the method keeps it.</summary>
    protected virtual bool IsShared(string key, string word) => false;

    /// <summary>Returns the node of an override as if all that it leaves as it is stood in it.</summary>
    /// <param name="settings">What stands in the step.</param>
    /// <param name="changes">What stands in the override.</param>
    public MappingNode Merge(MappingNode settings, MappingNode changes) => MappingNode.OfEntries(
        Kept(settings, changes).Where(e => changes[e.Key.Text] is null).Concat(changes.Entries)) with
    {
        Location = changes.Location,
    };

    /// <summary>Returns the least that an override has to say.</summary>
    public MappingNode Difference(MappingNode settings, MappingNode whole)
    {
        var kept = Kept(settings, whole).ToList();
        var changed = whole.Entries.Where(e => !kept.Any(k => k.Key.Text == e.Key.Text && k.Value.Equals(e.Value)));
        var removed = kept.Where(k => whole[k.Key.Text] is null).Select(k => k with { Value = ScalarNode.Null });
        return MappingNode.OfEntries(changed.Concat(removed)).InFlow();
    }

    private IEnumerable<MappingEntry> Kept(MappingNode settings, MappingNode changes)
    {
        var before = WordOf(settings) ?? DefaultWord;
        var after = WordOf(changes) ?? before;
        return settings.Entries.Where(e => !PerIndicatorFormat.StepKeys.Contains(e.Key.Text)
            && (before == after || (e.Key.Text != "method" && after is not null && IsShared(e.Key.Text, after))));
    }

    private static string? WordOf(MappingNode node) => (node["method"] as ScalarNode)?.Text;
}
