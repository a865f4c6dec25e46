using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite;

/// <summary>A method for all indicators, or for some of them, with other methods for single ones.</summary>
/// <typeparam name="TMethod">The kind of method, a closed hierarchy of settings.</typeparam>
/// <param name="Default">The method of every indicator for which nothing else is said.</param>
public sealed record PerIndicator<TMethod>(TMethod Default)
    where TMethod : class
{
    /// <summary>Gets the codes the step is restricted to; empty for all.</summary>
    public ValueList<Reference> Only { get; init; } = [];

    /// <summary>Gets the codes the step leaves alone.</summary>
    public ValueList<Reference> Except { get; init; } = [];

    /// <summary>Gets the indicators that have a setting of their own.</summary>
    public ValueList<IndicatorOverride<TMethod>> Overrides { get; init; } = [];

    /// <summary>Returns the method of an indicator; null if the step leaves it alone. An override wins over both lists.</summary>
    public TMethod? For(string code)
    {
        foreach (var entry in Overrides)
        {
            if (entry.Indicator.Id == code)
                return entry.Method;
        }

        return (Only.Count == 0 || Only.Any(o => o.Id == code)) && !Except.Any(e => e.Id == code) ? Default : null;
    }
}
