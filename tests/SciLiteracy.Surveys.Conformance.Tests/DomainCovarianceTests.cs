using System.Globalization;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Calibration;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Indicators.Surveys.Replication;

namespace SciLiteracy.Surveys.Conformance.Tests;

/// <summary>Covariances of estimates of different domains, against those of R; Golden/r-survey/covariances.</summary>
public class DomainCovarianceTests
{
    private static readonly GoldenSet Citizen = new(Path.Combine(GoldenFiles.Synthetic, "citizen"));

    [Theory]
    [InlineData("sampled")]
    [InlineData("population")]
    [InlineData("raked")]
    [InlineData("jkn")]
    public void Covariances_between_domains_are_those_of_R(string name)
    {
        var data = Citizen.Data("respondents.csv");
        var settings = new DesignSettings { Weights = "weight", Strata = ["stratum"], Clusters = ["psu"], PopulationSizes = name == "population" ? ["n_townships"] : [] };
        var sampled = SurveyDesign.Create(data, settings).Require();
        var design = name switch
        {
            "raked" => Calibrator.Calibrate(SurveyAnalysis.Create(data, sampled).Require(), [Margins]).Require().Design,
            "jkn" => ReplicateBuilder.Build((SampleDesign)sampled, new ReplicationPlan.JackknifeN()).Require(),
            _ => sampled,
        };
        EstimateRequest[] requests = [new EstimateRequest.Mean(["score", "literate"]), new EstimateRequest.Total(["score"]), new EstimateRequest.Ratio("literate", "score")];
        var table = SurveyAnalysis.Create(data, design).Require().Estimate(requests.Select(r => r with { By = ["sex"], Covariance = CovarianceScope.BetweenDomains }).ToValueList()).Require();
        var expected = File.ReadLines(Path.Combine(GoldenFiles.Synthetic, "r-survey", "covariances", "covariances.csv")).Skip(1).Select(l => l.Split(',')).Where(r => r[0] == name).ToList();

        Assert.Equal(6, expected.Count);
        foreach (var row in expected)
        {
            var found = Assert.Single(table.Estimates, e => e.Estimate == row[1] && e.Variable == row[2] && e.Domain == "sex=F:sex=M");
            var number = double.Parse(row[3], CultureInfo.InvariantCulture);
            Assert.Equal("covariance", found.Level);
            Assert.True(Math.Abs(number - found.Value!.Value) <= 1e-8 * Math.Abs(number), $"{row[1]} {row[2]}: {found.Value} instead of {number}");
        }
    }

    private static CalibrationStep Margins => new CalibrationStep.Rake(
    [
        new CalibrationMargin("sex", [new(["F"], 394.4e6), new(["M"], 405.6e6)]),
        new CalibrationMargin("edu", [new(["college"], 152e6), new(["junior"], 296e6), new(["primary"], 188e6), new(["senior"], 164e6)]),
    ]);
}
