using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>The totals of the units of one stratum, for the domains that have rows in it. Sums are exact, so that the order of rows and units changes no bit.</summary>
internal sealed class StageSums(int domainCount, int count)
{
    private readonly ExactSums _sums = new(domainCount * count);
    private readonly ExactSums _squares = new(count * count);
    private readonly ExactSums _sum = new(1);

    // The influences of the first row of a unit, which are its totals if there is no other.
    private readonly double[] _first = new double[domainCount * count];
    private readonly int[] _rowsInUnit = new int[domainCount];
    private readonly List<int> _inUnit = [];
    private readonly List<double>[] _totals = new List<double>[domainCount];
    private readonly List<double>[] _factors = new List<double>[domainCount];
    private readonly List<double> _allFactors = [];
    private readonly List<int> _domains = [];
    private readonly double[] _mean = new double[count];

    /// <summary>Gets the domains with rows in the stratum.</summary>
    public IReadOnlyList<int> Domains => _domains;

    /// <summary>Gets whether the unit that was ended last has rows of a domain.</summary>
    public bool HasRows { get; private set; }

    public void Clear()
    {
        foreach (var domain in _domains)
        {
            _totals[domain].Clear();
            _factors[domain].Clear();
        }

        _domains.Clear();
        _allFactors.Clear();
    }

    public void Add(int domain, ReadOnlySpan<double> z)
    {
        var at = domain * count;
        var first = _first.AsSpan(at, count);
        switch (_rowsInUnit[domain]++)
        {
            case 0:
                _inUnit.Add(domain);
                z.CopyTo(first);
                return;
            case 1:
                for (var v = 0; v < first.Length; v++)
                    _sums.Add(at + v, first[v]);
                break;
        }

        for (var v = 0; v < z.Length; v++)
            _sums.Add(at + v, z[v]);
    }

    /// <summary>Ends a unit.</summary>
    /// <param name="factor">1 - inclusion probability in a design of unequal probabilities, else null.</param>
    public void EndUnit(double? factor)
    {
        HasRows = _inUnit.Count > 0;
        if (factor is { } own)
            _allFactors.Add(own);
        foreach (var domain in _inUnit)
        {
            var totals = _totals[domain] ??= [];
            var factors = _factors[domain] ??= [];
            if (totals.Count == 0)
                _domains.Add(domain);
            for (var v = 0; v < count; v++)
            {
                var at = (domain * count) + v;
                if (_rowsInUnit[domain] == 1)
                {
                    totals.Add(_first[at]);
                }
                else
                {
                    totals.Add(_sums.Value(at));
                    _sums.Clear(at);
                }
            }

            if (factor is not null)
                factors.Add(factor.Value);
            _rowsInUnit[domain] = 0;
        }

        _inUnit.Clear();
    }

    public int UnitsOf(int domain) => _totals[domain].Count / count;

    /// <summary>Adds scale · Σ factor (t - mean)(t - mean)ᵀ over all units of the stratum; those without rows have the total 0.</summary>
    public void AddSquares(int domain, int units, bool isAboutZero, double scale, Span<double> target)
    {
        var totals = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_totals[domain]);
        var factors = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_factors[domain]);
        var own = totals.Length / count;
        Span<double> mean = _mean;
        mean.Clear();
        for (var v = 0; v < count && !isAboutZero; v++)
        {
            _sum.Clear();
            for (var at = v; at < totals.Length; at += count)
                _sum.Add(0, totals[at]);
            mean[v] = _sum.Value(0) / units;
        }

        _squares.Clear();
        for (var u = 0; u < own; u++)
        {
            var unit = totals.Slice(u * count, count);
            for (var a = 0; a < count; a++)
            {
                var difference = unit[a] - mean[a];
                if (!factors.IsEmpty)
                    difference *= factors[u];
                for (var b = 0; b <= a; b++)
                    _squares.Add((a * count) + b, difference * (unit[b] - mean[b]));
            }
        }

        var others = own == units ? 0 : Others(units, own, factors);
        for (var a = 0; a < count; a++)
        {
            for (var b = 0; b <= a; b++)
            {
                var sum = _squares.Value((a * count) + b) + (others * mean[a] * mean[b]);
                target[(a * count) + b] += scale * sum;
                if (a != b)
                    target[(b * count) + a] += scale * sum;
            }
        }
    }

    // The factors of the units without rows of the domain.
    private double Others(int units, int own, ReadOnlySpan<double> factors)
    {
        if (_allFactors.Count == 0)
            return units - own;
        _sum.Clear();
        foreach (var factor in _allFactors)
            _sum.Add(0, factor);
        foreach (var factor in factors)
            _sum.Add(0, -factor);
        return _sum.Value(0);
    }
}
