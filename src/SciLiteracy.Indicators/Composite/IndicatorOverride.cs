using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite;

/// <summary>What a step does to one indicator, in place of what it does to the others.</summary>
/// <typeparam name="TMethod">The kind of method.</typeparam>
/// <param name="Indicator">The code of the indicator.</param>
/// <param name="Method">Its method; null to leave it alone.</param>
public sealed record IndicatorOverride<TMethod>(Reference Indicator, TMethod? Method)
    where TMethod : class;
