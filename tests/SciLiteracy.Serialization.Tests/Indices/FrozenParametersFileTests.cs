using System.Globalization;
using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Serialization.Tests.Indices;

public class FrozenParametersFileTests
{
    private const string Index = """
        index: i
        data: { entity: region, period: year }
        structure:
          id: I
          children:
            - { id: P, children: [ { indicator: a }, { indicator: b, direction: lower } ] }
            - { indicator: c }
        steps:
          - impute: { method: group_mean, group: g, only: [a, b] }
          - treat: { winsorize: 1, skew: 0.5, kurtosis: -5, scope: all_periods }
          - normalize: { method: z_score, overrides: { c: rank } }
          - weight: { method: critic, nodes: [P] }
          - aggregate: arithmetic
        """;

    private const string Data = "region,year,g,a,b,c\nA,2020,x,1,3,5\nB,2020,x,2,,9\nC,2020,y,40,8,2\nD,2020,y,,7,2\nA,2021,x,1.1,3.3,5\nB,2021,x,,1e-3,9\nC,2021,y,4.7,8,1\nD,2021,y,2,7,3\n";

    private static readonly IndexDocument Document = (IndexDocument)DocumentReader.ReadYaml(Index, "i.yaml").Require();

    private static IndexResult Compute(string data, FrozenParameters? frozen = null) =>
        CompositeIndex.Compute(Document.Spec, IndexInput.ReaderOf(Document, null).Read(data, "d.csv").Require(), frozen).Require();

    private static string Write(FrozenParameters parameters)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        FrozenParametersFile.Write(parameters, text);
        return text.ToString();
    }

    // Law: what is written is read as the same, to the last bit.
    [Fact]
    public void Reading_what_was_written_is_identity()
    {
        var parameters = Compute(Data).Parameters;
        var text = Write(parameters);
        Assert.NotEmpty(parameters.Imputations);
        Assert.Contains(parameters.Treatments, t => double.IsFinite(t.Upper));
        Assert.Contains(parameters.Normalizations, n => n.Sorted.Count > 0);
        Assert.NotEmpty(parameters.Weights);
        var read = FrozenParametersFile.Read(text, "p.csv", Document.Spec).Require();
        Assert.Equal(parameters.Imputations, read.Imputations);
        Assert.Equal(parameters.Treatments, read.Treatments);
        Assert.Equal(parameters.Normalizations, read.Normalizations);
        Assert.Equal(parameters.Weights.Select(w => (w.Step, w.Node)), read.Weights.Select(w => (w.Step, w.Node)));
        Assert.Equal(text, Write(read));
    }

    // Law: history does not change when a year is added.
    [Fact]
    public void Scores_of_earlier_years_stay_to_the_last_bit_when_a_year_is_added()
    {
        var before = Compute(Data);
        var frozen = FrozenParametersFile.Read(Write(before.Parameters), "p.csv", Document.Spec).Require();
        const string More = Data + "A,2022,x,100,1,5\nB,2022,x,,2,9\nC,2022,y,3,800,1\nE,2022,y,2,,3\n";
        var after = Compute(More, frozen);
        foreach (var code in before.Scores!.Codes)
            Assert.Equal(before.Scores.Column(code).ToArray(), after.Scores!.Column(code)[..8].ToArray());
        Assert.NotEqual(before.Scores.Column("I").ToArray(), Compute(More).Scores!.Column("I")[..8].ToArray());
    }

    [Theory]
    [InlineData("3,normalise,a,,,mean,1", "2:3 SL6229 Unknown kind of step 'normalise'; did you mean 'normalize'? Expected 'impute', 'treat', 'normalize' or 'weight'.")]
    [InlineData("9,normalize,a,,,mean,1", "2:1 SL6229 The index has no step '9'; expected a number from 1 to 5.")]
    [InlineData("2,normalize,a,,,mean,1", "2:3 SL6229 Step 2 of the index is 'treat', not 'normalize'; expected parameters of an index with the same steps.")]
    [InlineData("3,normalize,zeta,,,mean,1", "2:13 SL6229 The index has no indicator 'zeta'.")]
    [InlineData("3,normalize,a,,,meen,1", "2:17 SL6229 A step 'normalize' has no parameter 'meen'; did you mean 'mean'? Expected 'count', 'minimum', 'maximum', 'mean', 'sd', 'median', 'mad', 'reference', 'least_score', 'greatest_score' or 'sorted'.")]
    [InlineData("3,normalize,a,,,mean,x", "2:22 SL6223 In the column 'value': 'x' is no number.")]
    [InlineData("3,normalize,a,,,mean,", "2:22 SL6223 There is no value; expected a number, or no row.")]
    [InlineData("3,normalize,a,20x,,mean,1", "2:15 SL6226 '20x' is no period; expected a period such as '2020', '2020-S1', '2020-Q3', '2020-06' or '2020-06-15'.")]
    [InlineData("3,normalize,a,,,count,1.5", "2:23 SL6229 Expected a whole number of at least 0, found '1.5'.")]
    [InlineData("3,normalize,a,,,mean,1\n3,normalize,a,,,mean,2", "3:17 SL6229 The parameter 'mean' of 'a' is there twice; first in line 2.")]
    [InlineData("3,normalize,c,,,sorted,2\n3,normalize,c,,,sorted,1", "3:24 SL6229 Expected values 'sorted' in rising order, found '1'.")]
    [InlineData("2,treat,a,,,transform,ln", "2:23 SL6229 Unknown transform 'ln'; expected 'none', 'log', 'log_reversed' or 'box_cox'.")]
    [InlineData("4,weight,c,,P,weight,1", "2:10 SL6229 The index has no 'c' below 'P', whose weight this would be; expected 'code' and 'group' as the index has them.")]
    [InlineData("4,weight,a,,P,weight,-1", "2:22 SL6229 Expected a weight of at least 0, found '-1'.")]
    public void What_is_wrong_is_told_at_its_place(string rows, string expected) => Assert.Equal([expected], Findings("step,kind,code,period,group,parameter,value\n" + rows + "\n"));

    [Fact]
    public void The_header_has_every_column_once()
    {
        Assert.Equal(["1:1 SL6220 There is no column 'group' of a file of frozen parameters."], Findings("step,kind,code,period,parameter,value\n"));
        Assert.Equal(["1:45 SL6221 The column 'step' is there twice."], Findings("step,kind,code,period,group,parameter,value,step\n"));
        Assert.Equal(["1:1 SL1009 The file is empty; expected frozen parameters."], Findings(""));
    }

    private static IEnumerable<string> Findings(string text) => FrozenParametersFile.Read(text, "p.csv", Document.Spec).Diagnostics
        .Select(d => FormattableString.Invariant($"{d.Location.Line}:{d.Location.Column} {d.Code} {d.Message}"));
}
