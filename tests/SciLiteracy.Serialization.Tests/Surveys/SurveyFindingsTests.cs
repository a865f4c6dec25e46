using SciLiteracy.Serialization.Tests.Workspaces;

namespace SciLiteracy.Serialization.Tests.Surveys;

/// <summary>Bad documents and bad data of surveys: everything is told at once, with its rows.</summary>
public sealed class SurveyFindingsTests : IDisposable
{
    private const string Data = """
        id,stratum,psu,N,w,age,sex,edu,score,r1,r2,r3
        1,A,1,10,2.5,20,F,lo,50,2,3,2
        2,A,1,10,2.5,30,M,hi,60,2,3,2
        3,A,2,10,2,40,F,lo,70,3,2,2
        4,B,2,1,1,50,M,hi,80,3,2,3
        5,B,3,1,1,60,F,lo,NA,3,2,3
        6,C,4,5,0,70,M,hi,90,2,3,2
        7,C,4,5,2,70,,hi,90,2,3,2

        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Design_calibration_and_estimates_are_looked_at_together() => await Expect(
        Data.Replace("4,B,2,1,1,", "4,B,2,1,-1,", StringComparison.Ordinal).Replace("5,B,3,1,1,", "5,B,3,1,,", StringComparison.Ordinal),
        """
        survey: s
        design: { weights: w, strata: stratum, clusters: psu, population_sizes: N }
        calibrate:
          - rake: { margins: { sex: { F: 10, M: 12 }, edu: { lo: 10, mid: 4, hi: 9 } } }
        estimates:
          - { mean: scroe, by: [sexx] }
          - { contrast: { of: score, between: { sex: [male, F] } } }
          - { mean: score, where: ag > 3 }
        """,
        "s.yaml:2:20: error SL6303: The column 'w' has no weight in row 5.",
        "s.yaml:2:20: error SL6303: The column 'w' has a weight that is not finite and at least 0 in row 4.",
        "s.yaml:2:31: error SL6306: The stratum 'C' (row 6) has one sampled unit at stage 1, from which no variance can be computed; expected two or more, or a rule 'single_psu' other than 'fail'.",
        "s.yaml:2:50: error SL6305: The cluster '2' of 'psu' is in two strata, 'A' in row 3 and 'B' in row 4; if ids begin anew in every stratum, say 'nested: true'.",
        "s.yaml:2:73: error SL6307: The population size 1 of 'N' in row 4 is below the 2 sampled units of the stratum.",
        "s.yaml:4:24: error SL6323: 'sex' has no value in row 7; every row with a weight needs one.",
        "s.yaml:4:47: error SL6322: The totals of 'edu' add up to 23, those of 'sex' to 22; expected the same population.",
        "s.yaml:4:62: error SL6321: No row has the level 'mid' of 'edu', whose total cannot be met.",
        "s.yaml:6:13: error SL6301: There is no variable or column 'scroe'; did you mean 'score'?",
        "s.yaml:6:25: error SL6301: There is no variable or column 'sexx'; did you mean 'sex'?",
        "s.yaml:7:47: error SL6330: 'sex' has no level 'male'; it has 'F', 'M'.",
        "s.yaml:8:27: error SL6021: Unknown column 'ag'; did you mean 'age'?");

    [Fact]
    public async Task The_data_of_a_document_that_is_wrong_itself_are_looked_at_too() => await Expect(
        Data.Replace("3,A,2,10,2,", "3,A,2,10,x,", StringComparison.Ordinal),
        """
        survey: s
        design: { weights: w, strata: stratum, clusters: psu, nested: true }
        variables: { lit: scor >= 70, x: score +, y: lit + 1 }
        estimates:
          - { mean: [score, y] }
          - { mean: scroe, deff: maybe, mising: drop }
          - { quantile: { of: score, at: 3 } }
          - { proportion: lit, ci: { method: exact } }
        """,
        "s.yaml:2:20: error SL6302: The column 'w' has texts: row 3 has 'x'; expected numbers.",
        "s.yaml:2:31: error SL6306: The stratum 'C' (row 6) has one sampled unit at stage 1, from which no variance can be computed; expected two or more, or a rule 'single_psu' other than 'fail'.",
        "s.yaml:3:19: error SL6021: Unknown column 'scor'; did you mean 'score'?",
        "s.yaml:3:40: error SL6001: The formula ends after '+'; expected a value.",
        "s.yaml:6:13: error SL6301: There is no variable or column 'scroe'; did you mean 'score'?",
        "s.yaml:6:26: error SL2007: Unknown word 'maybe' for 'deff'; expected 'wor', 'wr' or 'none'.",
        "s.yaml:6:33: error SL2001: Unknown key 'mising' in an estimate; did you mean 'missing'?",
        "s.yaml:7:5: error SL6331: The quantile has no points; expected one or more such as 0.5.",
        "s.yaml:7:34: error SL2005: Expected a point from 0 to 1 for 'at', found the number '3'.",
        "s.yaml:8:38: error SL2007: Unknown word 'exact' for 'method'; expected 'mean', 'logit', 'likelihood', 'asin', 'beta', 'xlogit', 'wilson' or 'replicates'.");

    [Fact]
    public async Task All_steps_of_calibration_are_looked_at() => await Expect(
        Data,
        """
        survey: s
        design: { weights: w }
        calibrate:
          - post_stratify: { by: [sex, edu], totals: { F: { lo: 10 }, M: { hi: 3, mid: 9 } } }
          - linear: { population: 5, totals: { edu: { lo: 10, hi: 12 }, scor: 3 }, bounds: [2, 3] }
          - logit: { totals: { edu: { lo: 10, hi: 12 } } }
          - trim: { lower: 10, upper: 2 }
        """,
        "s.yaml:4:27: error SL6323: 'sex' has no value in row 7; every row with a weight needs one.",
        "s.yaml:4:75: error SL6321: No row has the level 'M;mid' of 'sex;edu', whose total cannot be met.",
        "s.yaml:5:13: error SL6331: The bounds of the ratio of weights are below 1 and above 1.",
        "s.yaml:5:40: error SL6322: The totals of 'edu' add up to 22, the size of the population, to 5; expected the same population.",
        "s.yaml:5:65: error SL6301: There is no variable or column 'scor'; did you mean 'score'?",
        "s.yaml:6:12: error SL6331: The logit distance needs bounds; expected 'bounds: [0.3, 3]' or alike.",
        "s.yaml:7:11: error SL6331: The lower limit of weights is not below the upper one.");

    [Fact]
    public async Task Replicate_weights_that_look_like_something_else_are_warned_of() => await Expect(
        Data.Replace(",,hi", ",M,hi", StringComparison.Ordinal),
        """
        survey: s
        design: { weights: w, replicates: { method: jk1, columns: [r1, r2, r3, age], scale: 7 } }
        estimates: [ { mean: age } ]
        """,
        "s.yaml:2:35: warning SL6309: The mean of the replicate weights in 'age' is 48.57, that of most other columns about 2.571; is it a column of replicate weights?",
        "s.yaml:2:35: warning SL6309: The mean of the replicate weights is 13.96, that of the weights 1.571.",
        "s.yaml:2:35: warning SL6309: The scale of the 4 replicates is 7, that of their method 0.75; variances are multiplied by it.");

    [Theory]
    [InlineData("{ mean: [] }", "s.yaml:4:5: error SL6331: The estimate 'mean' names no variable; expected one or more.")]
    [InlineData("{ quantile: { of: age, at: [] } }", "s.yaml:4:5: error SL6331: The quantile has no points; expected one or more such as 0.5.")]
    [InlineData("{ levels: { of: age, cuts: [] } }", "s.yaml:4:5: error SL6331: There are no cuts; expected one or more.")]
    [InlineData("{ plausible: { mean: [] } }", "s.yaml:4:5: error SL6331: 'plausible' has no plausible values; expected two or more columns.")]
    [InlineData("{ contrast: { of: age, between: { edu: [lo, lo] } } }", "s.yaml:4:49: error SL6331: The contrast takes 'lo' from itself; expected two levels of 'edu'.")]
    [InlineData("{ ratio: { numerator: age, denominator: zero } }", "s.yaml:4:5: warning SL6333: The estimate of 'age/zero' in _T is not defined.")]
    [InlineData("{ correlation: [age, zero] }", "s.yaml:4:5: warning SL6333: The estimate of 'age:zero' in _T is not defined.")]
    public async Task An_estimate_of_nothing_says_so(string estimate, string expected) =>
        await Expect(Data, $"survey: s\nvariables: {{ zero: age * 0 }}\nestimates:\n  - {estimate}\n", expected);

    private async Task Expect(string data, string document, params string[] expected)
    {
        _folder.With("d.csv", data).With("s.yaml", document);
        var survey = await SurveyComputation.LoadAsync(Path.Combine(_folder.Path, "s.yaml"), Path.Combine(_folder.Path, "d.csv"));
        var findings = survey.Diagnostics.Concat(survey.IsOk ? survey.Value.Estimate().Diagnostics : []);
        Assert.Equal(
            expected,
            findings.OrderBy(d => d.Location.Line).ThenBy(d => d.Location.Column).Select(d => d.ToString().Replace(_folder.Path + "/", "", StringComparison.Ordinal)));
    }
}
