namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>The totals of the units of one stratum, for the domains that have rows in it.</summary>
internal sealed class StageSums(int domainCount, int count)
{
    private readonly double[] _unit = new double[domainCount * count];
    private readonly bool[] _isInUnit = new bool[domainCount];
    private readonly List<int> _inUnit = [];
    private readonly List<double>[] _totals = new List<double>[domainCount];
    private readonly List<double>[] _factors = new List<double>[domainCount];
    private readonly List<int> _domains = [];
    private double _allFactors;

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
        _allFactors = 0;
    }

    public void Add(int domain, ReadOnlySpan<double> z)
    {
        if (!_isInUnit[domain])
        {
            _isInUnit[domain] = true;
            _inUnit.Add(domain);
        }

        var target = _unit.AsSpan(domain * count, count);
        for (var v = 0; v < z.Length; v++)
            target[v] += z[v];
    }

    /// <summary>Ends a unit.</summary>
    /// <param name="factor">1 - inclusion probability in a design of unequal probabilities, else 1.</param>
    public void EndUnit(double factor)
    {
        HasRows = _inUnit.Count > 0;
        _allFactors += factor;
        foreach (var domain in _inUnit)
        {
            var totals = _totals[domain] ??= [];
            var factors = _factors[domain] ??= [];
            if (totals.Count == 0)
                _domains.Add(domain);
            var source = _unit.AsSpan(domain * count, count);
            for (var v = 0; v < count; v++)
                totals.Add(source[v]);
            factors.Add(factor);
            source.Clear();
            _isInUnit[domain] = false;
        }

        _inUnit.Clear();
    }

    public int UnitsOf(int domain) => _totals[domain].Count / count;

    /// <summary>Adds scale · Σ factor (t - mean)(t - mean)ᵀ over all units of the stratum; those without rows have the total 0.</summary>
    public void AddSquares(int domain, int units, bool isAboutZero, double scale, Span<double> target)
    {
        var totals = _totals[domain];
        var factors = _factors[domain];
        var own = factors.Count;
        Span<double> mean = count <= 64 ? stackalloc double[count] : new double[count];
        mean.Clear();
        if (!isAboutZero)
        {
            for (var u = 0; u < own; u++)
            {
                for (var v = 0; v < count; v++)
                    mean[v] += totals[(u * count) + v];
            }

            foreach (ref var value in mean)
                value /= units;
        }

        var others = _allFactors;
        for (var u = 0; u < own; u++)
            others -= factors[u];
        if (own == units)
            others = 0;
        for (var a = 0; a < count; a++)
        {
            for (var b = 0; b <= a; b++)
            {
                var sum = others * mean[a] * mean[b];
                for (var u = 0; u < own; u++)
                    sum += factors[u] * (totals[(u * count) + a] - mean[a]) * (totals[(u * count) + b] - mean[b]);
                target[(a * count) + b] += scale * sum;
                if (a != b)
                    target[(b * count) + a] += scale * sum;
            }
        }
    }
}
