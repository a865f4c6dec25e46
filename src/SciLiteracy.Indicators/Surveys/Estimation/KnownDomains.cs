using SciLiteracy.Indicators.Formulas.Columns;

namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>
/// The domains that estimates of one analysis asked for last, for the next ones often ask for the same. As many are kept as take a tenth of the memory of the data, two at least.
/// </summary>
internal sealed class KnownDomains(Microdata data)
{
    private const int BytesOfRow = 16;

    private readonly Lock _lock = new();
    private readonly List<(string? Where, string[] By, DomainIndex Domains)> _known = [];
    private readonly int _capacity = Math.Max(2, data.Columns.Sum(c => c is NumberColumn ? sizeof(double) : sizeof(int)) / (10 * BytesOfRow));

    /// <summary>Returns the domains of a condition and variables; null if they are not known.</summary>
    public DomainIndex? Find(string? where, string[] by)
    {
        lock (_lock)
        {
            var at = _known.FindIndex(k => k.Where == where && k.By.SequenceEqual(by, StringComparer.Ordinal));
            if (at < 0)
                return null;
            var found = _known[at];
            _known.RemoveAt(at);
            _known.Add(found);
            return found.Domains;
        }
    }

    /// <summary>Keeps domains until others take their place.</summary>
    public void Keep(string? where, string[] by, DomainIndex domains)
    {
        lock (_lock)
        {
            if (_known.Count == _capacity)
                _known.RemoveAt(0);
            _known.Add((where, by, domains));
        }
    }
}
