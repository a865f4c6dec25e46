using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Aggregation;


/// <summary>Combines children by any method, over the rows that the method depends on.</summary>
public static class ChildAggregation
{
    /// <summary>Returns the number of doubles that <see cref="Compute"/> needs for its work.</summary>
    /// <param name="method">The method.</param>
    /// <param name="children">The number of children.</param>
    /// <param name="rows">The number of rows.</param>
    public static int ScratchLength(AggregationMethod method, int children, int rows) => method switch
    {
        MedianAggregation => WeightedMedian.ScratchLength(children),
        OrderedWeightedAggregation => OrderedWeightedAverage.ScratchLength(children),
        MazziottaParetoAggregation => MazziottaPareto.ScratchLength(children),
        TopsisAggregation => Topsis.ScratchLength(children),
        WroclawAggregation => WroclawTaxonomy.ScratchLength(children),
        CopelandAggregation => Copeland.ScratchLength(children, rows),
        _ => 0,
    };

    /// <summary>Computes the scores of a parent.</summary>
    /// <param name="method">The method. Its <see cref="AggregationMethod.Dependence"/> says which rows belong together: each row by itself, those of a
    /// period, or all.</param>
    /// <param name="children">The children; shape [children × rows], NaN is missing.</param>
    /// <param name="weights">Weights, finite and at least 0; shape [children].</param>
    /// <param name="minAvailability">The least share of the children, by count, from 0 to 1; the method's own goes first.</param>
    /// <param name="missing">What becomes of a row with a missing child; the method's own goes first.</param>
    /// <param name="referenceRow">The row of <see cref="MazziottaParetoAggregation.ReferenceEntity"/>; -1 without.</param>
    /// <param name="scores">Receives the scores; shape [rows]. NaN is missing.</param>
    /// <param name="scratch">Room to work; at least [<see cref="ScratchLength"/>].</param>
    /// <returns>Why a row with values has no score; the first case.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static AggregationFault Compute(
        AggregationMethod method,
        ColumnSet children,
        ReadOnlySpan<double> weights,
        double minAvailability,
        MissingChildren missing,
        int referenceRow,
        Span<double> scores,
        Span<double> scratch)
    {
        ArgumentNullException.ThrowIfNull(method);
        GeneralizedMean.Check(children, weights, scores);
        if (!weights.ContainsAnyExcept(0))
        {
            scores.Fill(double.NaN);
            return new(AggregationFaultKind.NoWeight, -1, -1);
        }

        var fault = AggregationFault.None;
        switch (method)
        {
            case ArithmeticAggregation:
                GeneralizedMean.Arithmetic(children, weights, scores);
                break;
            case GeometricAggregation:
                fault = GeneralizedMean.Power(children, weights, 0, scores);
                break;
            case HarmonicAggregation:
                fault = GeneralizedMean.Power(children, weights, -1, scores);
                break;
            case PowerAggregation power:
                fault = GeneralizedMean.Power(children, weights, power.Exponent, scores);
                break;
            case MedianAggregation:
                WeightedMedian.Compute(children, weights, scores, scratch);
                break;
            case MinimumAggregation:
                ChildMinimum.Compute(children, weights, scores);
                break;
            case OrderedWeightedAggregation owa:
                OrderedWeightedAverage.Compute(children, weights, owa.PlaceWeights.Items.AsSpan(), owa.Exponent, scores, scratch);
                break;
            case MazziottaParetoAggregation mpi:
                fault = MazziottaPareto.Compute(children, weights, mpi.Penalty, mpi.Scale, referenceRow, scores, scratch);
                break;
            case CopelandAggregation:
                Copeland.Compute(children, weights, scores, scratch);
                break;
            case TopsisAggregation topsis:
                fault = Topsis.Compute(children, weights, topsis.Scaling, scores, scratch);
                break;
            case WroclawAggregation:
                fault = WroclawTaxonomy.Compute(children, weights, scores, scratch);
                break;
            default:
                throw new ArgumentException($"There is no aggregation {method.GetType().Name}.", nameof(method));
        }

        ChildAvailability.Require(children, weights, method.MinAvailability ?? minAvailability, method.Missing ?? missing, scores);
        return fault;
    }
}
