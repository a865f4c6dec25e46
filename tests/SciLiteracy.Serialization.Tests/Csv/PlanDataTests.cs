using System.Globalization;
using NodaTime;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Targets;

namespace SciLiteracy.Serialization.Tests.Csv;

/// <summary>Known answers over the published statistics of the plan.</summary>
public sealed class PlanDataTests
{
    private static readonly Lazy<Task<Workspace>> Loaded = new(async () => (await Workspace.LoadAsync(Repository.PlanData)).Require());

    [Fact]
    public async Task All_rows_are_there_and_each_knows_where_it_stands()
    {
        var data = (await Loaded.Value).Observations;
        var files = Directory.GetFiles(Path.Combine(Repository.PlanData, "statistics"), "*.csv").ToDictionary(f => Path.GetFileName(f)!, File.ReadAllLines);

        Assert.Equal(files.Values.Sum(lines => lines.Length - 1), data.Count);
        Assert.Equal(2102, data.Count);
        foreach (var observation in data.Observations())
        {
            var row = files[Path.GetFileName(observation.Location.Path!)][observation.Location.Line - 1];
            Assert.StartsWith(observation.Indicator + ",", row, StringComparison.Ordinal);
            Assert.Contains($",{observation.Entity},{observation.Period},", row, StringComparison.Ordinal);
            Assert.Contains($",{observation.Value.ToString("R", CultureInfo.InvariantCulture)},", row, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_literacy_rate_is_the_published_series()
    {
        var data = (await Loaded.Value).Observations;

        Assert.Equal(
            "1996 0.2, 2001 1.4, 2003 1.98, 2005 1.6, 2007 2.25, 2010 3.27, 2015 6.2, 2018 8.47, 2020 10.56, 2022 12.93, 2023 14.14, 2024 15.37, 2025 16.74",
            string.Join(", ", data.Series("literacy_rate", "00").Select(o => string.Create(CultureInfo.InvariantCulture, $"{o.Period} {o.Value}"))));
        Assert.Equal("S13", data.Find("literacy_rate", "00", ReferencePeriod.OfYear(2020))!.Source);
        Assert.Equal(6.45, data.Find("literacy_rate", "00", Breakdown.Parse("residence=rural"), ReferencePeriod.OfYear(2020))!.Value);
        Assert.Equal(ObservationStatus.LowReliability, data.Find("literacy_rate", "00", Breakdown.Parse("residence=rural;release=S06"), ReferencePeriod.OfYear(2010))!.Status);
        Assert.Equal(8.47, data.Latest("literacy_rate", "00", Breakdown.Total, new LocalDate(2020, 12, 30))!.Value);
        Assert.Equal("1962万", data.Find("population_resident_year_end", "11", ReferencePeriod.OfYear(2010))!.Attribute("published_as"));
        var section = data.CrossSection("literacy_rate", ReferencePeriod.OfYear(2015));
        Assert.Equal(6.2, section[data.Entities.IndexOf("00")]);
        Assert.Equal(18.71, section[data.Entities.IndexOf("31")]);
        Assert.Equal(double.NaN, section[data.Entities.IndexOf("51")]);
    }

    // Compared by hand with the rows of the statistics.
    [Fact]
    public async Task All_targets_are_judged_by_the_observed_values()
    {
        var workspace = await Loaded.Value;

        var lines = TargetAssessment.Assess(workspace.Framework.Targets, workspace.Framework.Indicators, workspace.Observations)
            .Select(a => $"{a.Target.Id}: {a.Verdict}{(a.Reason is { } reason ? $" {reason}" : "")}: {a.Explanation}");

        Assert.Equal(
            [
                "literacy_2015: Met: 6.2 % in 2015 is more than 5 %.",
                "literacy_2020: Met: 10.56 % in 2020 is more than 10 %.",
                "literacy_2025: Met: 16.74 % in 2025 is more than 15 %.",
                "literacy_2035: NotAssessable NoObservationInPeriod: There is no value of 'literacy_rate' for '00' in 2035; the latest is 16.74 % in 2025.",
                "propagandists_2020: NotAssessable NoObservation: There is no value of 'rural_communities_with_propagandist_share' for '00'.",
                "literacy_36_2020: Met: 9.62 % in 2020 is at least 8.74 %.",
                "literacy_52_2020: Met: 7.22 % in 2020 is at least 6.5 %.",
                "literacy_61_2020: Met: 10.13 % in 2020 is at least 9.28 %.",
                "literacy_51_2015: NotAssessable NoObservationInPeriod: There is no value of 'literacy_rate' for '51' in 2015; the latest is 2.8 % in 2010.",
                "literacy_14_2020: NotAssessable NoObservationInPeriod: There is no value of 'literacy_rate' for '14' in 2020; the latest is 8.03 % in 2018.",
                "literacy_15_2020: NotAssessable NoObservationInPeriod: There is no value of 'literacy_rate' for '15' in 2020; the latest is 7.63 % in 2018.",
                "literacy_46_2015: Met: 3.27 % in 2015 is at least 1.61 %.",
                "literacy_36_2025: NotAssessable NoObservationInPeriod: There is no value of 'literacy_rate' for '36' in 2025; the latest is 9.62 % in 2020.",
                "literacy_52_2025: NotAssessable NoObservationInPeriod: There is no value of 'literacy_rate' for '52' in 2025; the latest is 7.22 % in 2020.",
                "literacy_61_2025: NotAssessable NoObservationInPeriod: There is no value of 'literacy_rate' for '61' in 2025; the latest is 10.13 % in 2020.",
                "literacy_61_2035: NotAssessable NoObservationInPeriod: There is no value of 'literacy_rate' for '61' in 2035; the latest is 10.13 % in 2020.",
                "literacy_13_2025: NotAssessable NoObservation: There is no value of 'literacy_rate' for '13'.",
                "literacy_41_2025: NotAssessable NoObservationInPeriod: There is no value of 'literacy_rate' for '41' in 2025; the latest is 10.17 % in 2020.",
                "literacy_34_2025: NotAssessable NoObservationInPeriod: There is no value of 'literacy_rate' for '34' in 2025; the latest is 12.8 % in 2022.",
                "literacy_34_2035: NotAssessable NoObservationInPeriod: There is no value of 'literacy_rate' for '34' in 2035; the latest is 12.8 % in 2022.",
                "population_per_venue_31_2020: NotAssessable NoObservation: There is no value of 'population_per_venue' for '31'.",
                "science_museums_per_prefecture_2025: NotAssessable NoObservation: There is no value of 'science_museums_per_prefecture_minimum' for '00'.",
                "rural_school_museums_added_2025: NotAssessable NoObservation: There is no value of 'rural_school_museums_added' for '00'.",
            ],
            lines);
    }

    [Fact]
    public async Task The_target_of_the_plan_tells_gap_baseline_and_progress()
    {
        var workspace = await Loaded.Value;
        var target = workspace.Framework.Targets.Single(t => t.Id == "literacy_2020");

        var met = TargetAssessment.Assess(target, workspace.Framework.Indicators, workspace.Observations);
        Assert.Equal(0.56, met.Gap!.Value, 12);
        Assert.Equal(6.2, met.BaselineValue);
        Assert.Equal(4.36 / 3.8, met.Progress!.Value, 12);

        var half = TargetAssessment.Assess(target, workspace.Framework.Indicators, workspace.Observations, new LocalDate(2019, 6, 30));
        Assert.Equal(TargetVerdict.NotDue, half.Verdict);
        Assert.Equal("The period '2020' is not over on 2019-06-30; the latest value is 8.47 % in 2018, and more than 10 % is asked for.", half.Explanation);
    }

    // Law: write then read is identity, over all that was published.
    [Fact]
    public async Task The_statistics_are_written_and_read_back_whole()
    {
        var workspace = await Loaded.Value;
        var text = new StatisticsWriter(workspace.Framework.Indicators).Write(workspace.Observations);
        Assert.Equal(workspace.Observations.Observations(), StatisticsReader.For(workspace.Framework).Read(text, "all.csv").Require().Observations());
    }

    [SkippableFact]
    public async Task Every_collected_row_is_in_the_statistics_with_its_value()
    {
        Skip.IfNot(Directory.Exists(Repository.ReferenceStatistics), "The collected statistics (../shared/reference/statistics) are not beside the repository.");
        var data = (await Loaded.Value).Observations;
        string[] others = ["regions.csv", "sources.csv", "targets.csv"];
        var rows = Directory.GetFiles(Repository.ReferenceStatistics, "*.csv").Where(f => !others.Contains(Path.GetFileName(f))).SelectMany(RowsOf).ToList();

        foreach (var row in rows)
        {
            var period = ReferencePeriod.Parse(row["period"].Split('/')[^1]);
            var status = row["status"] switch
            {
                "published" => ObservationStatus.Normal,
                "derived" => ObservationStatus.Estimated,
                "conflicting" => ObservationStatus.LowReliability,
                _ => ObservationStatus.Unvalidated,
            };
            var found = data.Observations(row["indicator"].Replace('-', '_')).Where(o =>
                o.Entity == row["region_code"] && o.Period == period && o.Value == double.Parse(row["value"], CultureInfo.InvariantCulture)
                && o.Source == row["source_id"] && o.Status == status);
            Assert.True(found.Any(), "Not found: " + string.Join(',', row.Values));
        }

        Assert.Equal(rows.Count, data.Count);
    }

    private static IEnumerable<Dictionary<string, string>> RowsOf(string path)
    {
        using var input = new CsvUtf8Input(File.ReadAllBytes(path), ReaderLimits.Default);
        using var rows = new CsvTokenizer(input, path, ReaderLimits.Default, new FindingBudget(new DiagnosticBuilder(), 0));
        string[]? header = null;
        while (true)
        {
            switch (rows.Read())
            {
                case CsvRowState.NeedsInput:
                    rows.Fill();
                    break;
                case CsvRowState.Row:
                    var cells = Enumerable.Range(0, rows.CellCount).Select(i => rows.Cell(i).ToString()).ToArray();
                    if (header is null)
                        header = cells;
                    else
                        yield return header.Zip(cells).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal);
                    break;
                default:
                    yield break;
            }
        }
    }
}
