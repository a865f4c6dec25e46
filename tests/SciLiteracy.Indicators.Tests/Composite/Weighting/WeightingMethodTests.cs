using SciLiteracy.Indicators.Composite.Weighting;

namespace SciLiteracy.Indicators.Tests.Composite.Weighting;

/// <summary>Names that documents use, and what the pipeline asks of a method.</summary>
public class WeightingMethodTests
{
    public static TheoryData<WeightingMethod, string, bool> Methods => new()
    {
        { new GivenWeights(), "given", false },
        { new EqualWeights(), "equal", false },
        { new PrincipalComponentWeights(), "pca", true },
        { new FactorWeights(), "factor", true },
        { new EntropyWeights(), "entropy", true },
        { new CriticWeights(), "critic", true },
        { new StandardDeviationWeights(), "standard_deviation", true },
        { new CoefficientOfVariationWeights(), "coefficient_of_variation", true },
        { new AnalyticHierarchyWeights([new("a", "b", 2)]), "ahp", false },
        { new BudgetAllocationWeights([new("E", [new("a", 1)])]), "budget_allocation", false },
        { new BenefitOfTheDoubtWeights(), "benefit_of_doubt", true },
        { new OptimizedWeights(), "optimized", true },
    };

    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_method_has_its_name_and_says_whether_it_needs_data(WeightingMethod method, string id, bool dependsOnData)
    {
        Assert.Equal(id, method.Id);
        Assert.Equal(dependsOnData, method.DependsOnData);
        Assert.Null(method.Problem);
        Assert.Equal(method, method with { });
    }
}
