using System.Globalization;

namespace SciLiteracy.Indicators.Inequality;

/// <summary>
/// The value of a measure of inequality, or why it has none. The default has none, because there were no observations.
/// </summary>
public readonly record struct InequalityResult
{
    private readonly bool _defined;
    private readonly double _value;
    private readonly InequalityUndefinedReason _reason;

    private InequalityResult(bool defined, double value, InequalityUndefinedReason reason, int count)
    {
        _defined = defined;
        _value = value;
        _reason = reason;
        Count = count;
    }

    /// <summary>Gets the value, dimensionless; null if <see cref="Reason"/> says why there is none. Never NaN or infinite.</summary>
    public double? Value => _defined ? _value : null;

    /// <summary>Gets n, the number of observations that count: neither value nor weight missing, and the weight above 0.</summary>
    public int Count { get; }

    /// <summary>Gets why there is no value; null if there is one.</summary>
    public InequalityUndefinedReason? Reason => _defined ? null : _reason;

    /// <summary>Gets the value, or NaN where there is none: the form that a column of a dataset has.</summary>
    public double ValueOrNaN => _defined ? _value : double.NaN;

    /// <summary>The value and n, or the reason.</summary>
    public override string ToString() => _defined
        ? string.Create(CultureInfo.InvariantCulture, $"{_value} (n = {Count})")
        : string.Create(CultureInfo.InvariantCulture, $"undefined: {_reason} (n = {Count})");

    internal static InequalityResult Of(double value, int count) => double.IsFinite(value)
        ? new InequalityResult(true, value, default, count)
        : Undefined(InequalityUndefinedReason.NotRepresentable, count);

    internal static InequalityResult Undefined(InequalityUndefinedReason reason, int count) => new(false, 0, reason, count);
}
