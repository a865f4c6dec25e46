namespace SciLiteracy.Indicators.Numerics;

/// <summary>
/// A running sum that keeps what each addition rounds off. The default is the empty sum, 0. A builder: a copy goes on by itself.
/// </summary>
/// <remarks>
/// The error is about one rounding of the result plus n² ε² Σ|x|, for n terms and ε = 2⁻⁵³; a plain loop has n ε Σ|x|.
/// A sum that leaves the range of doubles, or has an infinite term, is what plain addition gives: an infinity, or NaN for ∞ - ∞.
/// Source: Neumaier (1974), "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", ZAMM 54, with the error of each addition
/// taken as in Knuth, The Art of Computer Programming, volume 2, section 4.2.2, theorem B.
/// </remarks>
internal struct CompensatedSum
{
    private double _sum;
    private double _error;

    /// <summary>Gets the sum so far.</summary>
    public readonly double Value
    {
        get
        {
            var value = _sum + _error;
            return double.IsNaN(value) ? _sum : value;
        }
    }

    /// <summary>Adds a term.</summary>
    public void Add(double term)
    {
        var sum = _sum + term;
        var added = sum - _sum;
        _error += _sum - (sum - added) + (term - added);
        _sum = sum;
    }

    /// <summary>Adds what was rounded off elsewhere.</summary>
    public void AddError(double error) => _error += error;

    /// <summary>Returns this sum minus another, with the kept errors of both.</summary>
    public readonly double Minus(CompensatedSum other)
    {
        var difference = _sum - other._sum + (_error - other._error);
        return double.IsNaN(difference) ? _sum - other._sum : difference;
    }
}
