using SciLiteracy.Domain;
using SciLiteracy.Indicators.Targets.Methods;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Targets.Methods;

public class TargetPaceTests
{
    [Fact]
    public void A_linear_path_by_hand()
    {
        // 10 in 2015 to 20 in 2025; 13 in 2020 where 15 was planned.
        var pace = TargetPace.Of(Cases.Of(10, 2015, 13, 2020, 20, 2025), PathShape.Linear);
        Assert.Null(pace.Reason);
        Approx.Equal(0.6, pace.ActualPace);
        Approx.Equal(1, pace.PlannedPace);
        Approx.Equal(1.4, pace.RequiredPace);
        Approx.Equal(0.6, pace.PaceRatio);
        Approx.Equal(15, pace.PathValue);
        Approx.Equal(-2, pace.Lead);
        Approx.Equal(7, pace.Gap);
        Approx.Equal(0.3, pace.ShareOfWay);
        Approx.Equal(16, pace.ProjectedValue);
        Approx.Equal(2015 + (10 / 0.6), pace.ReachedAt);
        Approx.Equal(18, pace.PathAt(ReferencePeriod.OfYear(2023)));
        Assert.Equal(10.0, pace.PathAt(ReferencePeriod.OfYear(2001)));
        Assert.Equal(20.0, pace.PathAt(ReferencePeriod.OfYear(2040)));
    }

    [Fact]
    public void A_geometric_path_by_hand()
    {
        // 100 to 400 in ten years doubles every five; 150 after five.
        var pace = TargetPace.Of(Cases.Of(100, 2015, 150, 2020, 400, 2025), PathShape.Geometric);
        Approx.Equal(Math.Pow(1.5, 0.2) - 1, pace.ActualPace);
        Approx.Equal(Math.Pow(4, 0.1) - 1, pace.PlannedPace);
        Approx.Equal(Math.Pow(400 / 150.0, 0.2) - 1, pace.RequiredPace);
        Approx.Equal(200, pace.PathValue);
        Approx.Equal(-50, pace.Lead);
        Approx.Equal(225, pace.ProjectedValue);
        Approx.Equal(2015 + (5 * Math.Log(4) / Math.Log(1.5)), pace.ReachedAt);
    }

    [Fact]
    public void Where_lower_is_wanted_ahead_is_below_the_path()
    {
        var pace = TargetPace.Of(Cases.Of(40, 2015, 28, 2020, 20, 2025, Direction.Lower), PathShape.Linear);
        Approx.Equal(30, pace.PathValue);
        Approx.Equal(2, pace.Lead);
        Approx.Equal(8, pace.Gap);
        Approx.Equal(1.2, pace.PaceRatio);
        Approx.Equal(-1.6, pace.RequiredPace);
    }

    [Fact]
    public void A_past_target_has_a_gap_and_no_required_pace()
    {
        var pace = TargetPace.Of(Cases.Of(10, 2015, 18, 2024, 20, 2020), PathShape.Linear);
        Assert.Null(pace.RequiredPace);
        Assert.Null(pace.ProjectedValue);
        Assert.Equal((20.0, 2.0, -2.0), (pace.PathValue, pace.Gap, pace.Lead));
        Assert.Equal(0.0, TargetPace.Of(Cases.Of(10, 2015, 25, 2024, 20, 2020), PathShape.Linear).Gap);
    }

    [Fact]
    public void The_wrong_way_never_arrives()
    {
        Assert.Null(TargetPace.Of(Cases.Of(10, 2015, 9, 2020, 20, 2025), PathShape.Linear).ReachedAt);
        Assert.Null(TargetPace.Of(Cases.Of(10, 2015, 10, 2020, 20, 2025), PathShape.Linear).ReachedAt);
        Assert.Null(TargetPace.Of(Cases.Of(10, 2015, 9, 2020, 20, 2025), PathShape.Geometric).ReachedAt);
    }

    [Fact]
    public void Reasons_are_told()
    {
        Assert.Equal(TargetMethodReason.StartEqualsTarget, TargetPace.Of(Cases.Of(10, 2015, 9, 2020, 10, 2025), PathShape.Linear).Reason);
        Assert.Equal(TargetMethodReason.SignChange, TargetPace.Of(Cases.Of(-10, 2015, 9, 2020, 10, 2025), PathShape.Geometric).Reason);
        Assert.Equal(TargetMethodReason.ZeroValue, TargetPace.Of(Cases.Of(0, 2015, 9, 2020, 10, 2025), PathShape.Geometric).Reason);
        Assert.Null(TargetPace.Of(Cases.Of(0, 2015, 9, 2020, 10, 2025), PathShape.Linear).Reason);
        Assert.Equal(TargetMethodReason.NoTarget, TargetPace.Of(Cases.WithoutTarget(1, 2015, 2, 2020), PathShape.Linear).Reason);
        Assert.Equal(TargetMethodReason.TooFewPoints, TargetPace.Of(Cases.Yearly(2015, [1], target: SeriesPoint.Of(2020, 3)), PathShape.Linear).Reason);
        Assert.Equal(TargetMethodReason.TargetNotAfterBase, TargetPace.Of(Cases.Of(1, 2015, 2, 2020, 3, 2015), PathShape.Linear).Reason);
        Assert.Null(TargetPace.Of(Cases.WithoutTarget(1, 2015, 2, 2020), PathShape.Linear).PathAt(ReferencePeriod.OfYear(2018)));
    }

    [Fact]
    public void Months_are_twelfths_of_a_year()
    {
        var subject = ProgressCase.Of(
            [SeriesPoint.Of(ReferencePeriod.OfMonth(2019, 7), 1), SeriesPoint.Of(ReferencePeriod.OfMonth(2020, 1), 4)],
            Direction.Higher,
            SeriesPoint.Of(ReferencePeriod.OfMonth(2021, 1), 10));
        var pace = TargetPace.Of(subject, PathShape.Linear);
        Approx.Equal(6, pace.ActualPace);
        Approx.Equal(10, pace.ProjectedValue);
    }

    // Law: at the required pace the target is reached in its year; on the path the ratio of paces is 1.
    [Property]
    public void The_required_pace_reaches_the_target(PositiveInt start, PositiveInt latest, PositiveInt target, bool geometric)
    {
        var shape = geometric ? PathShape.Geometric : PathShape.Linear;
        var pace = TargetPace.Of(Cases.Of(start.Get, 2015, latest.Get, 2019, target.Get, 2027), shape);
        if (start.Get == target.Get)
        {
            Assert.Equal(TargetMethodReason.StartEqualsTarget, pace.Reason);
            return;
        }

        var reached = geometric ? latest.Get * Math.Pow(1 + pace.RequiredPace!.Value, 8) : latest.Get + (8 * pace.RequiredPace!.Value);
        Approx.Equal(target.Get, reached, 1e-10, 1e-10);
        var onPath = TargetPace.Of(Cases.Of(start.Get, 2015, pace.PathValue!.Value, 2019, target.Get, 2027), shape);
        Approx.Equal(1, onPath.PaceRatio, 1e-9);
        Approx.Equal(target.Get, onPath.ProjectedValue, 1e-9);
        Approx.Equal(2027, onPath.ReachedAt, 1e-9);
        Approx.Equal(0, onPath.Lead, 0, 1e-9 * target.Get);
    }
}
