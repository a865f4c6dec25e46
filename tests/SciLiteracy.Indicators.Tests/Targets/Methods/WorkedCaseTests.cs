using SciLiteracy.Domain;
using SciLiteracy.Indicators.Targets.Methods;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Targets.Methods;

/// <summary>
/// Six cases worked out from the published rules in double precision and printed to six decimals (four for scores and projections): A and B are the
/// rate of
/// science literacy in China against its targets of 2025 and 2020.
/// </summary>
public class WorkedCaseTests
{
    private const double SixDecimals = 5.1e-7;
    private const double FourDecimals = 5.1e-5;

    public static TheoryData<string, double[], Direction> Cases_A_to_F => new()
    {
        // y0, t0, yt, t, yT, T, CAGR observed, CAGR required, R, score, e, q, linear ratio, linear projection
        { "A", [10.56, 2020, 14.14, 2023, 15, 2025, 0.102204, 0.072718, 1.405484, 5, 17.1780, 1.490545, 1.343844, 16.5267], Direction.Higher },
        { "B", [6.20, 2015, 8.47, 2018, 10, 2020, 0.109594, 0.100327, 1.092366, 3.5170, 10.4282, 1.112696, 0.995614, 9.9833], Direction.Higher },
        { "C", [50, 2015, 65, 2022, 100, 2030, 0.038192, 0.047294, 0.807539, 1.4825, 87.7272, 0.754544, 0.642857, 82.1429], Direction.Higher },
        { "D", [40, 2015, 30, 2021, 10, 2030, -0.046816, -0.088278, 0.530324, -0.2903, 19.4856, 0.683814, 0.833333, 15.0], Direction.Lower },
        { "E", [20, 2015, 18, 2022, 40, 2030, -0.014939, 0.047294, -0.315870, -3.8161, 15.9580, -0.2021, -0.2143, double.NaN], Direction.Higher },
        { "F", [80, 2015, 86, 2022, 95, 2030, 0.010385, 0.011523, 0.901282, 2.1521, 93.4101, 0.894007, 0.857143, 92.8571], Direction.Higher },
    };

    [Theory]
    [MemberData(nameof(Cases_A_to_F))]
    public void All_numbers_come_out_as_printed(string name, double[] v, Direction direction)
    {
        var subject = Cases.Of(v[0], (int)v[1], v[2], (int)v[3], v[4], (int)v[5], direction);
        var small = name == "E" ? FourDecimals : SixDecimals;

        var open = OpenSdg.Default.Assess(subject);
        Approx.Equal(v[6], open.Step("CAGR observed"), 0, SixDecimals);
        Approx.Equal(v[7], open.Step("CAGR required"), 0, SixDecimals);
        Approx.Equal(v[8], open.Ratio, 0, SixDecimals);
        Approx.Equal(v[9], open.Score, 0, FourDecimals);

        var un = UnProgressChart2023.Default.Assess(subject);
        Approx.Equal(v[10], un.Step("e"), 0, FourDecimals);
        Approx.Equal(v[11], un.Ratio, 0, small);

        var pace = TargetPace.Of(subject, PathShape.Linear);
        Approx.Equal(v[12], pace.PaceRatio, 0, small);
        if (!double.IsNaN(v[13]))
            Approx.Equal(v[13], pace.ProjectedValue, 0, FourDecimals);

        // The same numbers by other methods.
        Approx.Equal(v[8], UnProgressChart2020.Default.Assess(subject).Ratio, 0, SixDecimals);
        Approx.Equal(v[8], Eurostat2021.Default.Assess(subject).Ratio, 0, SixDecimals);
        Approx.Equal(v[10], TargetPace.Of(subject, PathShape.Geometric).ProjectedValue, 0, FourDecimals);
    }

    [Theory]
    [InlineData("A", "on track", ProgressLevel.OnTrack)]
    [InlineData("B", "on track", ProgressLevel.OnTrack)]
    [InlineData("C", "progress made but acceleration needed", ProgressLevel.Moderate)]
    [InlineData("D", "limited progress", ProgressLevel.Limited)]
    [InlineData("E", "deterioration", ProgressLevel.Deterioration)]
    [InlineData("F", "progress made but acceleration needed", ProgressLevel.Moderate)]
    public void The_categories_of_Open_SDG_are_as_worked(string name, string category, ProgressLevel level)
    {
        var result = OpenSdg.Default.Assess(Case(name));
        Assert.Equal((category, level), (result.Category, result.Level!.Value));
    }

    [Theory]
    [InlineData("B", "sun", 0.011)]
    [InlineData("C", "cloudy", 0.51)]
    [InlineData("D", "cloudy", 0.25)]
    [InlineData("F", "cloudy", 0.24)]
    [InlineData("E", "thunderstorm", double.NaN)]
    [InlineData("A", "sun", double.NaN)]
    public void The_weather_is_as_worked(string name, string weather, double miss)
    {
        var result = DestatisWeather.Default.Assess(Case(name, everyYear: true));
        Assert.Equal(weather, result.Category);
        if (!double.IsNaN(miss))
            Approx.Equal(miss, result.Ratio, 0, 0.005);
    }

    // Case D: three respectable methods give three verdicts.
    [Fact]
    public void Three_respectable_methods_give_three_verdicts_on_case_D()
    {
        var results = TargetMethod.CompareMethods(
            Case("D", everyYear: true), [OpenSdg.Default, UnProgressChart2023.Default, DestatisWeather.Default, SdgIndexTrend.Default]);
        Assert.Equal(
            [
                "opensdg-2.4: limited progress",
                "un-progress-chart-2023: fair progress, but acceleration needed",
                "destatis-weather: cloudy",
                "sdg-index-2018: moderately improving",
            ],
            results.Select(r => $"{r.MethodId}: {r.Category}"));
        Approx.Equal(0.833333, results[3].Ratio, 0, SixDecimals);
        Assert.All(results, r => Assert.NotEmpty(r.Inputs));
    }

    [Fact]
    public void Factors_near_a_limit_come_out_as_printed()
    {
        Approx.Equal(0.373622, OpenSdg.LimitFactor(90, 100), 0, SixDecimals);
        Approx.Equal(0.953929, OpenSdg.LimitFactor(50, 100), 0, SixDecimals);
        Approx.Equal(0.043643, OpenSdg.LimitFactor(99, 100), 0, SixDecimals);
    }

    // Albania, poverty: the published bounds have one decimal, so the score is known to 0.05 only.
    [Fact]
    public void The_score_of_Albania_is_that_of_the_SDG_Index()
    {
        var score = SdgIndexBounds.Of(72.6, 0).Score(0.38582979781614302);
        Approx.Equal(99.468554, score, 0, SixDecimals);
        Approx.Equal(99.468250, score, 0, 0.05);
    }

    // Mortality under five, 30: worst 130.1, red 50, green 25, best 2.6.
    [Fact]
    public void The_rating_of_the_dashboard_comes_out_as_printed()
    {
        var rating = SdgIndexDashboard.Of(130.1, 50, 25, 2.6).Rating(30);
        Approx.Equal(1.8, rating);
        Assert.Equal(SdgIndexColor.Yellow, SdgIndexDashboard.ColorOf(rating));
    }

    private static ProgressCase Case(string name, bool everyYear = false)
    {
        Func<double, int, double, int, double, int, Direction, ProgressCase> make =
            everyYear ? Cases.Line : (y0, t0, yt, t, yT, due, d) => Cases.Of(y0, t0, yt, t, yT, due, d);
        return name switch
        {
            "A" => make(10.56, 2020, 14.14, 2023, 15, 2025, Direction.Higher),
            "B" => make(6.20, 2015, 8.47, 2018, 10, 2020, Direction.Higher),
            "C" => make(50, 2015, 65, 2022, 100, 2030, Direction.Higher),
            "D" => make(40, 2015, 30, 2021, 10, 2030, Direction.Lower),
            "E" => make(20, 2015, 18, 2022, 40, 2030, Direction.Higher),
            _ => make(80, 2015, 86, 2022, 95, 2030, Direction.Higher),
        };
    }
}
