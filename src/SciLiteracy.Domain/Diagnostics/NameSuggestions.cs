namespace SciLiteracy.Domain;

/// <summary>
/// Suggests names for the misspelt ones of one document. It remembers its answers and stops after a fixed amount of work, so that a file
/// with thousands of unknown names among thousands of known ones is still checked in bounded time.
/// </summary>
/// <remarks>Not thread-safe; make one for each check. The answers do not depend on the machine: work is counted in compared letters.</remarks>
public sealed class NameSuggestions
{
    private const long MaximumWork = 20_000_000;

    private readonly Lazy<string[]> _candidates;
    private readonly Lazy<long> _letters;
    private readonly Dictionary<string, string> _hints = new(StringComparer.Ordinal);
    private long _work;

    /// <summary>Makes suggestions out of the names that exist; they are looked at when the first suggestion is wanted.</summary>
    public NameSuggestions(IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        _candidates = new(() => [.. candidates]);
        _letters = new(() => _candidates.Value.Sum(c => (long)c.Length + 1));
    }

    /// <summary>
    /// Returns <c>; did you mean 'NAME'?</c> for the nearest name, or a full stop if none is near or the work is used up: the end of a
    /// message such as "Unknown unit 'persn'".
    /// </summary>
    public string End(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (_hints.TryGetValue(text, out var hint))
            return hint;
        if (_work >= MaximumWork)
            return ".";
        _work += Math.Min(text.Length, 128) * _letters.Value;
        hint = NearestName.Hint(text, _candidates.Value);
        return _hints[text] = hint.Length == 0 ? "." : hint;
    }
}
