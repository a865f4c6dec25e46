using SciLiteracy.Indicators.Composite.Aggregation;

namespace SciLiteracy.Indicators.Tests.Composite.Aggregation;

/// <summary>Names that documents use, and what the pipeline asks of a method.</summary>
public class AggregationMethodTests
{
    public static TheoryData<AggregationMethod, string, AggregationDependence> Methods => new()
    {
        { new ArithmeticAggregation(), "arithmetic", AggregationDependence.Entity },
        { new GeometricAggregation(), "geometric", AggregationDependence.Entity },
        { new HarmonicAggregation(), "harmonic", AggregationDependence.Entity },
        { new PowerAggregation(2), "power", AggregationDependence.Entity },
        { new MedianAggregation(), "median", AggregationDependence.Entity },
        { new MinimumAggregation(), "minimum", AggregationDependence.Entity },
        { new OrderedWeightedAggregation([1]), "owa", AggregationDependence.Entity },
        { new MazziottaParetoAggregation(), "mazziotta_pareto", AggregationDependence.Entity },
        { new MazziottaParetoAggregation(ImbalancePenalty.Positive, MazziottaParetoScale.Standardized), "mazziotta_pareto", AggregationDependence.CrossSection },
        { new MazziottaParetoAggregation(ImbalancePenalty.Positive, MazziottaParetoScale.Adjusted), "mazziotta_pareto", AggregationDependence.AllRows },
        { new CopelandAggregation(), "copeland", AggregationDependence.CrossSection },
        { new TopsisAggregation(), "topsis", AggregationDependence.CrossSection },
        { new WroclawAggregation(), "wroclaw", AggregationDependence.CrossSection },
    };

    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_method_has_its_name_and_its_rows(AggregationMethod method, string id, AggregationDependence dependence)
    {
        Assert.Equal(id, method.Id);
        Assert.Equal(dependence, method.Dependence);
        Assert.Null(method.Problem);
        Assert.Equal(method, method with { });
        Assert.NotEqual(method, method with { MinAvailability = 0.5 });
        Assert.NotEqual(method, method with { Missing = MissingChildren.Propagate });
    }
}
