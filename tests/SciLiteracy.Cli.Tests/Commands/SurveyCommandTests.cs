using System.Globalization;

namespace SciLiteracy.Cli.Tests.Commands;

public sealed class SurveyCommandTests : IDisposable
{
    private const string Data = """
        id,stratum,town,w,sex,score,q1,q2,q3
        a,1,t1,1,F,80,1,1,0
        b,1,t1,1,M,60,0,1,0
        c,1,t2,2,F,70,1,0,1
        d,1,t2,2,M,50,0,0,0
        e,2,t3,1,F,90,1,1,1
        f,2,t3,1,M,40,0,1,1
        g,2,t4,1,F,75,1,0,0
        h,2,t4,3,M,65,0,0,1

        """;

    private const string Document = """
        survey: small
        variables: { literate: score >= 70 }
        design: { weights: w, strata: [stratum], clusters: [town] }
        estimates:
          - mean: score
            by: [sex]
          - proportion: literate
          - contrast: { of: score, between: { sex: [F, M] } }

        """;

    private readonly TestFolder _folder = new();

    public SurveyCommandTests() => _folder.Write("data.csv", Data);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Estimates_are_one_long_table()
    {
        var run = await Survey("estimate", Document);

        Assert.Equal(0, run.ExitStatus);
        Assert.Equal(
            "estimate,variable,domain,level,value,se,ci_low,ci_high,df,deff,n,statistic,df_num,p,sampling_variance,imputation_variance", run.Lines[0]);
        Assert.Equal(["mean,score,sex=F,", "mean,score,sex=M,", "proportion,literate,_T,", "contrast,score,_T,F - M"], run.Lines.Skip(1).Select(l => string.Join(',', l.Split(',')[..4])));

        // (80 + 140 + 90 + 75) / 5 and (60 + 100 + 40 + 195) / 7
        Assert.Equal("77", run.Lines[1].Split(',')[4]);
        Near(395.0 / 7, run.Lines[2].Split(',')[4]);
        Near(5.0 / 12, run.Lines[3].Split(',')[4]);
        Near(77 - (395.0 / 7), run.Lines[4].Split(',')[4]);
        Assert.Equal("2", run.Lines[3].Split(',')[8]);
        Assert.Equal("8", run.Lines[3].Split(',')[10]);
    }

    [Fact]
    public async Task Weights_are_those_before_and_after_calibration()
    {
        var run = await Survey("weights", Document + "calibrate:\n  - post_stratify: { by: [sex], totals: { F: 10, M: 7 } }\n", "--id", "id");

        Assert.Equal(0, run.ExitStatus);
        Assert.Equal("row,id,base_weight,weight", run.Lines[0]);
        Assert.Equal("1,a,1,2", run.Lines[1]);
        Assert.Equal("4,d,2,2", run.Lines[4]);
    }

    [Fact]
    public async Task Totals_may_stand_in_a_file_beside_the_document()
    {
        _folder.Write("margins.csv", "variable,level,total\nsex,F,10\nsex,M,7\nstratum,1,9\nstratum,2,8\n");

        var run = await Survey("weights", Document + "calibrate:\n  - rake: { margins: margins.csv }\n");

        Assert.Equal(0, run.ExitStatus);
        Near(17, run.Lines.Skip(1).Sum(l => double.Parse(l.Split(',')[2], CultureInfo.InvariantCulture)).ToString("R", CultureInfo.InvariantCulture));
        Near(9, run.Lines.Skip(1).Take(4).Sum(l => double.Parse(l.Split(',')[2], CultureInfo.InvariantCulture)).ToString("R", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Scores_need_an_item_model()
    {
        var run = await Survey("scores", "survey: s\nitems: { columns: \"q*\", scores: eap }\n");

        Assert.Equal(1, run.ExitStatus);
        Assert.Empty(run.Out);
        Assert.EndsWith("survey.yaml:2:8: error SL6331: Scores are those of an item model; expected 'model: rasch', '2pl', '3pl' or 'gpcm'.", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Items_come_last_and_scores_are_one_a_row()
    {
        const string items = "survey: s\nitems: { columns: \"q*\", model: rasch, scores: wle }\n";
        var random = new Random(3);
        var rows = Enumerable.Range(0, 300).Select(i => (Id: i, Ability: (2 * (random.NextDouble() + random.NextDouble() + random.NextDouble())) - 3));
        var answers = rows.Select(r => $"{r.Id}," + string.Join(',', Enumerable.Range(0, 5).Select(j => random.NextDouble() < 1 / (1 + Math.Exp(j - 2 - r.Ability)) ? 1 : 0)));
        _folder.Write("data.csv", "id,q1,q2,q3,q4,q5\n" + string.Join('\n', answers) + "\n");

        var estimates = await Survey("estimate", items);
        var scores = await Survey("scores", items, "--id", "id");

        Assert.Equal(0, estimates.ExitStatus);
        Assert.Contains(estimates.Lines, l => l.StartsWith("items,_T,_T,alpha,", StringComparison.Ordinal));
        Assert.Contains(estimates.Lines, l => l.StartsWith("items,q2,_T,b,", StringComparison.Ordinal));
        Assert.Equal(301, scores.Lines.Length);
        Assert.Equal("row,id,score,se", scores.Lines[0]);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once_and_nothing_is_printed()
    {
        var run = await Survey("estimate", Document
            .Replace("weights: w", "weights: weight", StringComparison.Ordinal)
            .Replace("mean: score", "mean: scor", StringComparison.Ordinal)
            .Replace("[F, M]", "[F, X]", StringComparison.Ordinal));

        Assert.Equal(1, run.ExitStatus);
        Assert.Empty(run.Out);
        Assert.Equal(
            [
                "survey.yaml:3:20: error SL6301: The data have no column 'weight'.",
                "survey.yaml:5:11: error SL6301: There is no variable or column 'scor'; did you mean 'score'?",
                "survey.yaml:8:48: error SL6330: 'sex' has no level 'X'; did you mean 'F'?",
            ],
            run.ErrorLines.Select(l => l[l.IndexOf("survey.yaml", StringComparison.Ordinal)..]));
    }

    [Fact]
    public async Task A_row_that_is_too_short_is_told_with_its_line()
    {
        _folder.Write("data.csv", "w,score\n1,2\n3\n");

        var run = await Survey("estimate", "survey: s\nestimates: [ { mean: score } ]\n");

        Assert.Equal(1, run.ExitStatus);
        Assert.EndsWith("data.csv:3:1: error SL1034: The row has 1 cell; expected 2, as in the header.", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_that_are_not_there_are_no_usage()
    {
        var run = await Run.Of("survey", "estimate", _folder.Write("survey.yaml", Document), "--data", Path.Combine(_folder.FullPath, "none.csv"));

        Assert.Equal(2, run.ExitStatus);
        Assert.Empty(run.Out);
    }

    [Fact]
    public async Task A_file_of_totals_outside_of_the_folder_is_not_read()
    {
        var run = await Survey("weights", Document + "calibrate:\n  - rake: { margins: ../margins.csv }\n");

        Assert.Equal(1, run.ExitStatus);
        Assert.Contains("SL1104", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_document_may_name_the_data()
    {
        var named = await Survey("estimate", Document);

        var run = await Run.Of("survey", "estimate", _folder.Write("survey.yaml", Document + "data: { file: data.csv }\n"));
        Assert.Equal((0, named.Out), (run.ExitStatus, run.Out));

        run = await Run.Of("survey", "estimate", _folder.Write("survey.yaml", Document));
        Assert.Equal((1, ""), (run.ExitStatus, run.Out));
        Assert.EndsWith(
            "survey.yaml:1:1: error SL2002: The document names no data; expected the path of a CSV file in 'data: { file: … }', or one given beside the document (--data FILE).",
            Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    private Task<Run> Survey(string call, string document, params string[] more) =>
        Run.Of(["survey", call, _folder.Write("survey.yaml", document), "--data", Path.Combine(_folder.FullPath, "data.csv"), .. more]);

    private static void Near(double expected, string found) => Assert.Equal(expected, double.Parse(found, CultureInfo.InvariantCulture), 1e-9);
}
