using SciLiteracy.Indicators.Composite.Imputation;

namespace SciLiteracy.Indicators.Tests.Composite.Imputation;

/// <summary>Names that documents use, and what the pipeline asks of a method.</summary>
public class ImputationMethodTests
{
    public static TheoryData<ImputationMethod, string, ImputationDonors> Methods => new()
    {
        { new NoImputation(), "none", ImputationDonors.None },
        { new MeanImputation(), "mean", ImputationDonors.CrossSection },
        { new MedianImputation(), "median", ImputationDonors.CrossSection },
        { new GroupMeanImputation("g"), "group_mean", ImputationDonors.CrossSection },
        { new GroupMedianImputation("g"), "group_median", ImputationDonors.CrossSection },
        { new LatestImputation(2), "latest", ImputationDonors.Time },
        { new ConstantImputation(), "constant", ImputationDonors.Time },
        { new LinearImputation(), "linear", ImputationDonors.Time },
        { new LinearConstantImputation(), "linear_constant", ImputationDonors.Time },
        { new RegressionImputation(["a"]), "regression", ImputationDonors.Indicators },
        { new ExpectationMaximizationImputation(), "em", ImputationDonors.Indicators },
        { new NearestNeighborImputation(), "nearest_neighbors", ImputationDonors.Indicators },
    };

    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_method_has_its_name_and_its_donors(ImputationMethod method, string id, ImputationDonors donors)
    {
        Assert.Equal(id, method.Id);
        Assert.Equal(donors, method.Donors);
        Assert.Null(method.Problem);
        Assert.Equal(method, method with { });
    }
}
