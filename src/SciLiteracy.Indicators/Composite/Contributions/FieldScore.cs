using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Contributions;


/// <summary>The score of one row among the others, as a function of its own values: all that comes from the field is held as it is.</summary>
internal abstract class FieldScore
{
    private protected FieldScore(double[] weights) => Weights = weights;

    protected double[] Weights { get; }

    /// <summary>Takes what the score of a row needs of the field.</summary>
    public static FieldScore Of(AggregationMethod method, ColumnSet children, ReadOnlySpan<double> weights, int row, int referenceRow) => method switch
    {
        CopelandAggregation => new CopelandField(children, weights, row),
        TopsisAggregation topsis => new TopsisField(topsis, children, weights),
        WroclawAggregation => new WroclawField(children, weights),
        MazziottaParetoAggregation mpi => new MazziottaParetoField(mpi, children, weights, referenceRow),
        _ => throw new ArgumentException($"{method.GetType().Name} compares no rows.", nameof(method)),
    };

    /// <summary>Returns the score of the row with these values; NaN if there is none.</summary>
    public abstract double Score(ReadOnlySpan<double> values);

    private sealed class CopelandField : FieldScore
    {
        private readonly double[][] _others;
        private readonly double[] _steps;
        private readonly double _tie;

        public CopelandField(ColumnSet children, ReadOnlySpan<double> weights, int row)
            : base(weights.ToArray())
        {
            _others = new double[children.Rows - 1][];
            for (var other = 0; other < _others.Length; other++)
            {
                _others[other] = new double[children.Count];
                for (var child = 0; child < children.Count; child++)
                    _others[other][child] = children[child][other < row ? other : other + 1];
            }

            var compact = new double[weights.Length];
            var count = Copeland.Quantize(weights, compact);
            _tie = 0.5 * count;
            _steps = new double[weights.Length];
            for (int child = 0, i = 0; child < weights.Length; child++)
                _steps[child] = weights[child] > 0 ? compact[i++] : 0;
        }

        public override double Score(ReadOnlySpan<double> values)
        {
            if (ScoreBreakdown.Present(Weights, values).Length == 0)
                return double.NaN;
            var balance = 0;
            foreach (var other in _others)
            {
                var net = 0.0;
                for (var child = 0; child < values.Length; child++)
                    net += values[child] > other[child] ? _steps[child] : values[child] < other[child] ? -_steps[child] : 0;
                balance += net > _tie ? 1 : net < -_tie ? -1 : 0;
            }

            return balance;
        }
    }

    private sealed class TopsisField : FieldScore
    {
        private readonly (double Worst, double Best, double Factor)[] _scales;

        public TopsisField(TopsisAggregation topsis, ColumnSet children, ReadOnlySpan<double> weights)
            : base(weights.ToArray())
        {
            _scales = new (double, double, double)[children.Count];
            for (var child = 0; child < children.Count; child++)
            {
                var (worst, best) = ColumnMoments.Range(children[child]);
                _scales[child] = (worst, best, Topsis.FactorOf(topsis.Scaling, children[child], weights[child]));
            }
        }

        public override double Score(ReadOnlySpan<double> values)
        {
            var (toBest, toWorst) = (0.0, 0.0);
            for (var child = 0; child < values.Length; child++)
            {
                if (double.IsNaN(values[child]))
                    continue;
                var (worst, best, factor) = _scales[child];
                var (below, above) = ((best - values[child]) * factor, (values[child] - worst) * factor);
                toBest += below * below;
                toWorst += above * above;
            }

            return Math.Sqrt(toWorst) / (Math.Sqrt(toBest) + Math.Sqrt(toWorst));
        }
    }

    private sealed class WroclawField : FieldScore
    {
        private readonly (double Best, double Deviation)[] _scales;
        private readonly double _high;

        public WroclawField(ColumnSet children, ReadOnlySpan<double> weights)
            : base(weights.ToArray())
        {
            _scales = new (double, double)[children.Count];
            for (var child = 0; child < children.Count; child++)
                _scales[child] = (ColumnMoments.Range(children[child]).High, ColumnMoments.MeanAndDeviation(children[child]).Deviation);
            var distances = new double[children.Rows];
            var values = new double[children.Count];
            for (var row = 0; row < distances.Length; row++)
            {
                for (var child = 0; child < values.Length; child++)
                    values[child] = children[child][row];
                distances[row] = Distance(values);
            }

            var (mean, spread) = ColumnMoments.MeanAndDeviation(distances);
            _high = mean + (2 * spread);
        }

        public override double Score(ReadOnlySpan<double> values) => 1 - (Distance(values) / _high);

        private double Distance(ReadOnlySpan<double> values)
        {
            var (squares, weight) = (0.0, 0.0);
            for (var child = 0; child < values.Length; child++)
            {
                var (best, deviation) = _scales[child];
                if (double.IsNaN(values[child]) || Weights[child] == 0 || !(deviation > 0))
                    continue;
                var z = (best - values[child]) / deviation;
                squares += z * z * Weights[child];
                weight += Weights[child];
            }

            return Math.Sqrt(squares / weight);
        }
    }

    private sealed class MazziottaParetoField : FieldScore
    {
        private readonly MazziottaParetoAggregation _plain;
        private readonly (double Offset, double Factor)[] _scales;

        public MazziottaParetoField(MazziottaParetoAggregation mpi, ColumnSet children, ReadOnlySpan<double> weights, int referenceRow)
            : base(weights.ToArray())
        {
            _plain = new(mpi.Penalty);
            _scales = new (double, double)[children.Count];
            for (var child = 0; child < children.Count; child++)
                _scales[child] = MazziottaPareto.ScaleOf(mpi.Scale, children[child], referenceRow);
        }

        public override double Score(ReadOnlySpan<double> values)
        {
            var scaled = new double[values.Length];
            for (var child = 0; child < values.Length; child++)
                scaled[child] = _scales[child].Offset + (_scales[child].Factor * values[child]);
            return RowScore.Of(_plain, Weights, scaled);
        }
    }
}
