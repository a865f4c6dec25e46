namespace SciLiteracy.Domain;

/// <summary>
/// Which things of one list are which of another: by id; and those left over by a title that, in some language, one thing on each side has
/// and no other. Then the second is the first under a new id.
/// </summary>
/// <typeparam name="T">The things: elements, agencies, sources, indicators, targets.</typeparam>
internal sealed class PlanMatch<T>
    where T : class
{
    private readonly Dictionary<string, string> _newIds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, T> _before = new(StringComparer.Ordinal);
    private readonly HashSet<string> _matchedBefore = new(StringComparer.Ordinal);
    private readonly Dictionary<string, T> _partners = new(StringComparer.Ordinal);
    private readonly Func<T, string> _id;

    public PlanMatch(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> id, Func<T, LocalizedText?> title)
    {
        _id = id;
        foreach (var item in before)
            _before.Add(id(item), item);
        foreach (var item in after)
        {
            if (_before.TryGetValue(id(item), out var partner))
                Pair(partner, item);
        }

        FindRenamed(before, after, title);
    }

    /// <summary>Returns the thing before that one after was, or null if it is new.</summary>
    public T? Before(T after) => _partners.GetValueOrDefault(_id(after));

    /// <summary>Tells whether a thing before is still there.</summary>
    public bool IsKept(T before) => _matchedBefore.Contains(_id(before));

    /// <summary>Returns the id after of a thing with an id before; the same id if it was not renamed, or is not known here.</summary>
    public string NewId(string id) => _newIds.GetValueOrDefault(id, id);

    private void Pair(T before, T after)
    {
        _partners.Add(_id(after), before);
        _matchedBefore.Add(_id(before));
        if (_id(before) != _id(after))
            _newIds.Add(_id(before), _id(after));
    }

    private void FindRenamed(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, LocalizedText?> title)
    {
        var (titlesBefore, titlesAfter) = (ByTitle(before, title), ByTitle(after, title));
        var candidates = new List<(T Before, T After)>();
        foreach (var item in after.Where(a => !_partners.ContainsKey(_id(a))))
        {
            foreach (var key in Keys(title(item)))
            {
                if (titlesAfter[key] is not null && titlesBefore.GetValueOrDefault(key) is { } old && !IsKept(old))
                    candidates.Add((old, item));
            }
        }

        // Two languages that point to two different things prove nothing.
        var distinct = candidates.Distinct().ToList();
        var countBefore = distinct.CountBy(c => _id(c.Before)).ToDictionary(StringComparer.Ordinal);
        var countAfter = distinct.CountBy(c => _id(c.After)).ToDictionary(StringComparer.Ordinal);
        foreach (var (old, item) in distinct)
        {
            if (countBefore[_id(old)] == 1 && countAfter[_id(item)] == 1)
                Pair(old, item);
        }
    }

    // By language and text; null if several have the text.
    private static Dictionary<(string Language, string Text), T?> ByTitle(IReadOnlyList<T> items, Func<T, LocalizedText?> title)
    {
        var byTitle = new Dictionary<(string, string), T?>();
        foreach (var item in items)
        {
            foreach (var key in Keys(title(item)))
                byTitle[key] = byTitle.ContainsKey(key) ? null : item;
        }

        return byTitle;
    }

    private static IEnumerable<(string Language, string Text)> Keys(LocalizedText? text) =>
        text is null ? [] : text.Texts.Select(t => (t.Key.ToLowerInvariant(), t.Value));
}
