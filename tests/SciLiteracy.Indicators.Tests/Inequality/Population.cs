using SciLiteracy.Indicators.Inequality;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Tests.Inequality;

/// <summary>Values with weights and groups; ties, single observations and weights of 1 are frequent. Values are above 0 unless asked for
/// otherwise.</summary>
public sealed record Population(double[] Values, double[] Weights, int[] Groups)
{
    public int Count => Values.Length;

    public override string ToString() => $"values [{string.Join(", ", Values)}], weights [{string.Join(", ", Weights)}], groups [{string.Join(", ", Groups)}]";

    public static IReadOnlyList<InequalityMeasure> Measures { get; } =
    [
        Gini.Population, Gini.BiasCorrected, TheilT.Instance, TheilL.Instance,
        new Atkinson(0.5), new Atkinson(1), new Atkinson(2), Hoover.Instance,
        CoefficientOfVariation.Population, new CoefficientOfVariation(VarianceDefinition.ReliabilitySample),
        MaximumMinimumRatio.Instance, new QuantileRatio(0.9, 0.1, QuantileDefinition.R2),
    ];

    /// <summary>The measures that see a weight as so many people, whatever their number.</summary>
    public static IReadOnlyList<InequalityMeasure> MeasuresOfPeople { get; } =
    [
        Gini.Population, TheilT.Instance, TheilL.Instance, new Atkinson(0.5), new Atkinson(1), new Atkinson(3.5), Hoover.Instance,
        CoefficientOfVariation.Population, MaximumMinimumRatio.Instance, new QuantileRatio(0.75, 0.25, QuantileDefinition.R1),
        new QuantileRatio(0.8, 0.2, QuantileDefinition.R2),
    ];
}
