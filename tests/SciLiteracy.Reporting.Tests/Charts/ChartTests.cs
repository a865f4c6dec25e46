using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using SciLiteracy.Domain;

namespace SciLiteracy.Reporting.Tests.Charts;

public sealed class ChartTests
{
    private static readonly TimeSeriesChart Chart = new(
        "Literacy <rate> & \"more\"",
        "%",
        [new ChartPoint(2015, "2015", 6.2, true), new ChartPoint(2020, "2020", 10.56, false)],
        [new ChartTarget(2020, "2020", 10, ">", TargetState.Met), new ChartTarget(2025, "2025", 15, "≥", TargetState.Open)]);

    [Fact]
    public void A_chart_is_well_formed_and_says_in_words_what_it_shows()
    {
        var svg = XElement.Parse(SvgChart.Render(Chart, 960, 380));

        Assert.Equal("Literacy <rate> & \"more\" (%). Observed: 2015: 6.2, 2020: 10.56. Targets: 2020: > 10, 2025: ≥ 15.", (string?)svg.Attribute("aria-label"));
        Assert.Equal(2, svg.Elements("circle").Count());
        Assert.Equal(["target met", "target open"], svg.Elements("g").Select(g => (string?)g.Attribute("class")));
    }

    [Fact]
    public void A_value_published_with_a_reservation_is_drawn_hollow()
    {
        var svg = XElement.Parse(SvgChart.Render(Chart, 960, 380));

        Assert.Equal(["point", "point reserved"], svg.Elements("circle").Select(c => (string?)c.Attribute("class")));
    }

    [Fact]
    public void Points_lie_where_their_values_are()
    {
        var svg = XElement.Parse(SvgChart.Render(Chart, 960, 380));
        var points = svg.Elements("circle").Select(c => (X: (double)c.Attribute("cx")!, Y: (double)c.Attribute("cy")!)).ToArray();

        Assert.True(points[0].X < points[1].X);
        Assert.True(points[0].Y > points[1].Y);
        // The value axis runs from 0 at 380 - 32 to 15 at 16.
        Assert.Equal(348 - (6.2 / 15 * 332), points[0].Y, 0.02);
    }

    [Fact]
    public void The_specification_holds_the_same_data()
    {
        using var specification = JsonDocument.Parse(VegaLite.Specify(Chart));

        var layers = specification.RootElement.GetProperty("layer").EnumerateArray().ToArray();
        var values = layers[0].GetProperty("data").GetProperty("values").EnumerateArray().Select(v => v.GetProperty("value").GetDouble());
        Assert.Equal([6.2, 10.56], values);
        Assert.Equal(2, layers.Length);
        Assert.Equal(Chart.Title, specification.RootElement.GetProperty("title").GetString());
    }

    [Fact]
    public void A_chart_of_one_value_without_targets_can_be_drawn()
    {
        var chart = new TimeSeriesChart("One", "", [new ChartPoint(2020, "2020", 0, true)], []);

        var svg = XElement.Parse(SvgChart.Render(chart, 420, 250));

        Assert.Single(svg.Elements("circle"));
        Assert.DoesNotContain("NaN", svg.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_schedule_shows_every_phase_and_where_they_overlap()
    {
        var plan = ActionPlan.Create(new PlanDraft
        {
            Id = "p",
            Title = LocalizedText.Of("en", "P"),
            Period = DateIntervalText.Parse("2016-01-01/2020-12-31"),
            Phases =
            [
                new Phase { Id = "a", Title = LocalizedText.Of("en", "A & B"), Period = DateIntervalText.Parse("2016-01-01/2020-12-31") },
                new Phase { Id = "b", Title = LocalizedText.Of("en", "B"), Period = DateIntervalText.Parse("2020-01-01/2020-12-31") },
            ],
        }).Require();

        var svg = XElement.Parse(ScheduleChart.Render(plan, "en"));

        var bars = svg.Elements("rect").Select(r => (X: (double)r.Attribute("x")!, Width: (double)r.Attribute("width")!)).ToArray();
        Assert.Equal((0, 960), bars[0]);
        // 366 of 1827 days.
        Assert.Equal(960 * 366 / 1827.0, bars[1].Width, 0.1);
        Assert.Equal(bars[0].X + bars[0].Width, bars[1].X + bars[1].Width, 0.2);
    }

    private static readonly TimeSeriesChart Projected = Chart with
    {
        Projection = new ChartProjection([new ProjectedPoint(2020, "2020", 10, 9, 11), new ProjectedPoint(2025, "2025", 14, 12, 16)], 0.95),
    };

    [Fact]
    public void A_projection_is_a_dashed_line_in_the_band_of_its_interval()
    {
        var svg = XElement.Parse(SvgChart.Render(Projected, 960, 380));

        var band = Corners(svg.Elements("polygon").Single(e => (string?)e.Attribute("class") == "interval"));
        var line = Corners(svg.Elements("polyline").Single(e => (string?)e.Attribute("class") == "projection"));
        // Up along the upper end, back along the lower; the value axis runs from 0 to 20.
        Assert.Equal([11.0, 16, 12, 9], band.Select(Value), Near);
        Assert.Equal([10.0, 14], line.Select(Value), Near);
        Assert.Equal(line[0].X, band[0].X);
        Assert.Equal(line[1].X, band[1].X);
        Assert.EndsWith(" Trend: 2025: 14 (95 % from 12 to 16).", (string?)svg.Attribute("aria-label"), StringComparison.Ordinal);

        static double Value((double X, double Y) corner) => (348 - corner.Y) / 332 * 20;
        static bool Near(double a, double b) => Math.Abs(a - b) < 0.01;
    }

    [Fact]
    public void A_wide_interval_ends_at_the_edge_and_does_not_flatten_the_series()
    {
        var wide = Chart with
        {
            Projection = new ChartProjection([new ProjectedPoint(2020, "2020", 10, -500, 520), new ProjectedPoint(2025, "2025", 14, -900, 930)], 0.95),
        };

        var svg = XElement.Parse(SvgChart.Render(wide, 960, 380));

        var band = Corners(svg.Elements("polygon").Single());
        Assert.All(band, corner => Assert.InRange(corner.Y, 16, 348));
        Assert.Equal("20", svg.Elements("text").Where(t => (string?)t.Attribute("text-anchor") == "end").Last().Value);
    }

    [Fact]
    public void The_specification_holds_the_projection()
    {
        using var specification = JsonDocument.Parse(VegaLite.Specify(Projected));

        var layer = specification.RootElement.GetProperty("layer")[0];
        Assert.Equal(
            [(10, 9, 11), (14, 12, 16)],
            layer.GetProperty("data").GetProperty("values").EnumerateArray()
                .Select(v => (v.GetProperty("projection").GetDouble(), v.GetProperty("low").GetDouble(), v.GetProperty("high").GetDouble())));
        Assert.Equal(["area", "line"], layer.GetProperty("layer").EnumerateArray().Select(l => l.GetProperty("mark").GetProperty("type").GetString()));
        Assert.Equal(3, specification.RootElement.GetProperty("layer").GetArrayLength());
    }

    private static (double X, double Y)[] Corners(XElement shape) =>
        [.. ((string)shape.Attribute("points")!).Split(' ').Select(c => c.Split(',')).Select(c => (double.Parse(c[0], CultureInfo.InvariantCulture), double.Parse(c[1], CultureInfo.InvariantCulture)))];
}
