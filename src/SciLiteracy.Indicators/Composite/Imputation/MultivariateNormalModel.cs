using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Imputation;


/// <summary>
/// The mean and covariance of indicators under a multivariate normal distribution, fitted to data with gaps, and what they say about the gaps. To be
/// fitted again and again: buffers are kept, and for one size of table nothing more is allocated.
/// </summary>
/// <remarks>
/// Columns are standardized by what is there. Each iteration goes over the patterns of gaps: the regression of what is missing on what is there comes
/// from the covariance, by inverting that of the observed columns, or, where fewer are missing and the covariance is not singular, from its inverse.
/// Columns that others determine, and those without spread, have no part in predicting. Sums are in the order of the rows.
/// Source: as <see cref="ExpectationMaximizationImputation"/>; the bootstrap of <see cref="FillWithDraws"/>: Honaker and King (2010), "What to do
/// about missing values in time-series cross-section data", American Journal of Political Science 54(2).
/// </remarks>
internal sealed class MultivariateNormalModel
{
    private readonly int _columns;
    private readonly int _rows;
    private readonly double[] _values;
    private readonly int[] _multiplicity;
    private readonly double[] _center;
    private readonly double[] _scale;
    private readonly double[] _mean;
    private readonly double[] _covariance;
    private readonly double[] _precision;
    private readonly double[] _crossProducts;
    private readonly double[] _sums;
    private readonly double[] _fullMean;
    private readonly double[] _fullCovariance;
    private readonly int[] _patternOrder;
    private readonly int[] _patternStart;
    private readonly int[] _observed;
    private readonly int[] _missing;
    private readonly double[] _coefficients;
    private readonly double[] _residual;
    private readonly double[] _work;
    private readonly double[] _row;
    private int _patterns;

    /// <summary>Makes a model for tables of a size.</summary>
    /// <param name="columns">The number of indicators, at least 1.</param>
    /// <param name="rows">The number of rows, at least 1.</param>
    public MultivariateNormalModel(int columns, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        _columns = columns;
        _rows = rows;
        _values = new double[columns * rows];
        _multiplicity = new int[rows];
        _center = new double[columns];
        _scale = new double[columns];
        _mean = new double[columns];
        _fullMean = new double[columns];
        _sums = new double[columns];
        _row = new double[columns];
        _covariance = new double[columns * columns];
        _fullCovariance = new double[columns * columns];
        _precision = new double[columns * columns];
        _crossProducts = new double[columns * columns];
        _coefficients = new double[columns * columns];
        _residual = new double[columns * columns];
        _work = new double[columns * columns];
        _patternOrder = new int[rows];
        _patternStart = new int[rows + 1];
        _observed = new int[columns];
        _missing = new int[columns];
    }

    /// <summary>Returns the fitted mean of an indicator, in its unit; NaN if it has no value.</summary>
    /// <param name="column">The indicator.</param>
    public double Mean(int column) => double.IsNaN(_center[column]) ? double.NaN : _center[column] + (_scale[column] * _mean[column]);

    /// <summary>Returns a fitted covariance (divisor n), in the product of the units.</summary>
    /// <param name="first">The one indicator.</param>
    /// <param name="second">The other.</param>
    public double Covariance(int first, int second) => _covariance[(first * _columns) + second] * _scale[first] * _scale[second];

    /// <summary>Fits the model.</summary>
    /// <param name="columns">The indicators; shape [columns × rows], NaN is missing. A column without any value stays out.</param>
    /// <param name="settings">When to stop, and the ridge.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="ArgumentException">The table is of another size.</exception>
    public ExpectationMaximizationFit Fit(ColumnSet columns, ExpectationMaximizationImputation settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (columns.Count != _columns || columns.Rows != _rows)
            throw new ArgumentException($"The model is for {_columns} columns of {_rows} rows, not {columns.Count} of {columns.Rows}.", nameof(columns));
        for (var column = 0; column < _columns; column++)
        {
            var (mean, deviation) = ColumnMoments.MeanAndDeviation(columns[column]);
            _center[column] = mean;
            _scale[column] = deviation > 0 ? deviation : 1;
            for (var row = 0; row < _rows; row++)
                _values[(column * _rows) + row] = (columns[column][row] - mean) / _scale[column];
        }

        FindPatterns();
        _multiplicity.AsSpan().Fill(1);
        _mean.AsSpan().Clear();
        _covariance.AsSpan().Clear();
        for (var column = 0; column < _columns; column++)
            _covariance[(column * _columns) + column] = ColumnMoments.Range(columns[column]) is var (low, high) && high > low ? 1 : 0;
        var fit = Iterate(_rows, settings);
        _mean.CopyTo(_fullMean, 0);
        _covariance.CopyTo(_fullCovariance, 0);
        return fit;
    }

    /// <summary>Fills the gaps with their expectations, given what each row has, after <see cref="Fit"/>.</summary>
    /// <param name="filled">Receives the values of all gaps, and nothing else; shape [columns × rows], a column after the other. NaN for a column
    /// without any value.</param>
    /// <returns>How many cells were filled.</returns>
    /// <exception cref="ArgumentException">The table is of another size.</exception>
    public int FillWithExpectations(Span<double> filled) => Fill(filled, random: null, draw: 0);

    /// <summary>
    /// Fills the gaps with draws, after <see cref="Fit"/>: the mean and covariance are fitted anew to rows drawn with replacement, beginning from
    /// those of all rows, and each row's gaps are drawn from their joint distribution given what it has.
    /// </summary>
    /// <param name="settings">When to stop, and the ridge.</param>
    /// <param name="filled">As with expectations.</param>
    /// <param name="random">The random numbers; dimensions 0 to rows + columns × rows are used.</param>
    /// <param name="draw">The number of the draw.</param>
    /// <returns>How many cells were filled.</returns>
    internal int FillWithDraws(ExpectationMaximizationImputation settings, Span<double> filled, CounterRandom random, long draw)
    {
        _multiplicity.AsSpan().Clear();
        for (var row = 0; row < _rows; row++)
            _multiplicity[Math.Min((int)(random.Uniform(draw, row) * _rows), _rows - 1)]++;
        _fullMean.CopyTo(_mean, 0);
        _fullCovariance.CopyTo(_covariance, 0);
        Iterate(_rows, settings);
        return Fill(filled, random, draw);
    }

    private ExpectationMaximizationFit Iterate(int count, ExpectationMaximizationImputation settings)
    {
        var change = double.PositiveInfinity;
        var iteration = 0;
        while (iteration < settings.MaxIterations && change > settings.Tolerance)
        {
            iteration++;
            _sums.AsSpan().Clear();
            _crossProducts.AsSpan().Clear();
            var isRegular = TryInvert();
            for (var pattern = 0; pattern < _patterns; pattern++)
            {
                if (!AnyOf(pattern))
                    continue;
                Regress(_patternOrder[_patternStart[pattern]], isRegular, out var observed, out var missing);
                for (var i = _patternStart[pattern]; i < _patternStart[pattern + 1]; i++)
                {
                    var row = _patternOrder[i];
                    if (_multiplicity[row] == 0)
                        continue;
                    Expect(row, observed, missing);
                    Accumulate(_multiplicity[row], missing);
                }
            }

            change = Update(count, settings.Ridge);
        }

        return new(change <= settings.Tolerance, iteration, change);
    }

    /// <summary>Adds what the row has, and the expectations in <see cref="_row"/>, about the mean.</summary>
    private void Accumulate(int times, int missing)
    {
        for (var i = 0; i < _columns; i++)
        {
            var di = _row[i] - _mean[i];
            _sums[i] += times * di;
            var line = _crossProducts.AsSpan(i * _columns, i + 1);
            for (var j = 0; j <= i; j++)
                line[j] += times * di * (_row[j] - _mean[j]);
        }

        for (var a = 0; a < missing; a++)
        {
            for (var b = 0; b <= a; b++)
            {
                var (i, j) = (_missing[a], _missing[b]);
                _crossProducts[(Math.Max(i, j) * _columns) + Math.Min(i, j)] += times * _residual[(a * missing) + b];
            }
        }
    }

    private double Update(int count, double ridge)
    {
        var change = 0.0;
        // a prior of so many rows without correlations
        var shrinkage = count / (count + ridge);
        for (var i = 0; i < _columns; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var entry = (_crossProducts[(i * _columns) + j] / count) - (_sums[i] / count * (_sums[j] / count));
                entry *= i == j ? 1 : shrinkage;
                change = Math.Max(change, Math.Abs(entry - _covariance[(i * _columns) + j]));
                _covariance[(i * _columns) + j] = _covariance[(j * _columns) + i] = entry;
            }
        }

        for (var i = 0; i < _columns; i++)
        {
            change = Math.Max(change, Math.Abs(_sums[i] / count));
            _mean[i] += _sums[i] / count;
        }

        return change;
    }

    private int Fill(Span<double> filled, CounterRandom? random, long draw)
    {
        if (filled.Length != _values.Length)
            throw new ArgumentException($"{filled.Length} cells for {_columns} columns of {_rows} rows.", nameof(filled));
        var count = 0;
        var isRegular = TryInvert();
        for (var pattern = 0; pattern < _patterns; pattern++)
        {
            Regress(_patternOrder[_patternStart[pattern]], isRegular, out var observed, out var missing);
            if (missing == 0)
                continue;
            if (random is not null)
                Cholesky.Factor(_residual.AsSpan(0, missing * missing), missing);
            for (var i = _patternStart[pattern]; i < _patternStart[pattern + 1]; i++)
            {
                var row = _patternOrder[i];
                Expect(row, observed, missing);
                if (random is { } numbers)
                    Disturb(row, missing, numbers, draw);
                for (var a = 0; a < missing; a++)
                {
                    var column = _missing[a];
                    filled[(column * _rows) + row] = _center[column] + (_scale[column] * _row[column]);
                    count += double.IsNaN(_center[column]) ? 0 : 1;
                }
            }
        }

        return count;
    }

    /// <summary>Adds L z, for the factor L of the residual covariance.</summary>
    private void Disturb(int row, int missing, CounterRandom random, long draw)
    {
        for (var b = 0; b < missing; b++)
        {
            var z = random.Normal(draw, _rows + (_missing[b] * _rows) + row);
            for (var a = b; a < missing; a++)
                _row[_missing[a]] += _residual[(a * missing) + b] * z;
        }
    }

    /// <summary>Puts into <see cref="_row"/> what the row has, and the expectations of the rest.</summary>
    private void Expect(int row, int observed, int missing)
    {
        for (var o = 0; o < observed; o++)
            _row[_observed[o]] = _values[(_observed[o] * _rows) + row];
        for (var a = 0; a < missing; a++)
        {
            var sum = _mean[_missing[a]];
            for (var o = 0; o < observed; o++)
                sum += _coefficients[(a * observed) + o] * (_row[_observed[o]] - _mean[_observed[o]]);
            _row[_missing[a]] = sum;
        }
    }

    /// <summary>Finds the coefficients of what is missing in a row on what is there, and the covariance of its residuals.</summary>
    private void Regress(int row, bool isRegular, out int observed, out int missing)
    {
        observed = 0;
        missing = 0;
        for (var column = 0; column < _columns; column++)
        {
            if (double.IsNaN(_values[(column * _rows) + row]))
                _missing[missing++] = column;
            else
                _observed[observed++] = column;
        }

        if (missing == 0)
            return;
        if (isRegular && missing <= observed)
            RegressByPrecision(observed, missing);
        else
            RegressByCovariance(observed, missing);
    }

    private void RegressByCovariance(int observed, int missing)
    {
        var factor = _work.AsSpan(0, observed * observed);
        for (var i = 0; i < observed; i++)
        {
            for (var j = 0; j <= i; j++)
                factor[(i * observed) + j] = _covariance[(_observed[i] * _columns) + _observed[j]];
        }

        Cholesky.Factor(factor, observed);
        for (var a = 0; a < missing; a++)
        {
            var line = _coefficients.AsSpan(a * observed, observed);
            for (var o = 0; o < observed; o++)
                line[o] = _covariance[(_missing[a] * _columns) + _observed[o]];
            Cholesky.Solve(factor, observed, line);
            for (var b = 0; b <= a; b++)
            {
                var sum = _covariance[(_missing[a] * _columns) + _missing[b]];
                for (var o = 0; o < observed; o++)
                    sum -= line[o] * _covariance[(_missing[b] * _columns) + _observed[o]];
                _residual[(a * missing) + b] = sum;
            }

            _residual[(a * missing) + a] = Math.Max(_residual[(a * missing) + a], 0);
        }
    }

    /// <summary>With K the inverse covariance: residual covariance inverse of K[m, m], coefficients -inverse of K[m, m] times K[m, o].</summary>
    private void RegressByPrecision(int observed, int missing)
    {
        var factor = _work.AsSpan(0, missing * missing);
        for (var a = 0; a < missing; a++)
        {
            for (var b = 0; b <= a; b++)
                factor[(a * missing) + b] = _precision[(_missing[a] * _columns) + _missing[b]];
        }

        Cholesky.Factor(factor, missing);
        // _row is free here
        var line = _row.AsSpan(0, missing);
        for (var o = 0; o < observed; o++)
        {
            for (var a = 0; a < missing; a++)
                line[a] = -_precision[(_missing[a] * _columns) + _observed[o]];
            Cholesky.Solve(factor, missing, line);
            for (var a = 0; a < missing; a++)
                _coefficients[(a * observed) + o] = line[a];
        }

        for (var a = 0; a < missing; a++)
        {
            line.Clear();
            line[a] = 1;
            Cholesky.Solve(factor, missing, line);
            for (var b = 0; b <= a; b++)
                _residual[(a * missing) + b] = line[b];
        }
    }

    /// <summary>Inverts the covariance, unless it is singular or near.</summary>
    private bool TryInvert()
    {
        var n = _columns;
        _covariance.CopyTo(_work, 0);
        if (Cholesky.Factor(_work, n) < n)
            return false;
        // a pivot is the variance that the columns before leave unexplained
        for (var i = 0; i < n; i++)
        {
            var pivot = _work[(i * n) + i];
            if (pivot * pivot < 1e-6 * _covariance[(i * n) + i])
                return false;
        }

        for (var column = 0; column < n; column++)
        {
            // the matrix is symmetric, so that its rows may be solved in place of its columns
            var line = _precision.AsSpan(column * n, n);
            line.Clear();
            line[column] = 1;
            Cholesky.Solve(_work, n, line);
        }

        return true;
    }

    private bool AnyOf(int pattern)
    {
        for (var i = _patternStart[pattern]; i < _patternStart[pattern + 1]; i++)
        {
            if (_multiplicity[_patternOrder[i]] > 0)
                return true;
        }

        return false;
    }

    /// <summary>Puts rows with the same gaps together, in the order in which the patterns first appear.</summary>
    private void FindPatterns()
    {
        for (var row = 0; row < _rows; row++)
            _patternOrder[row] = row;
        _patterns = 0;
        var placed = 0;
        while (placed < _rows)
        {
            _patternStart[_patterns++] = placed;
            var model = _patternOrder[placed++];
            for (var i = placed; i < _rows; i++)
            {
                if (!HaveSameGaps(model, _patternOrder[i]))
                    continue;
                // keeps the rest in order
                var row = _patternOrder[i];
                _patternOrder.AsSpan(placed, i - placed).CopyTo(_patternOrder.AsSpan(placed + 1));
                _patternOrder[placed++] = row;
            }
        }

        _patternStart[_patterns] = _rows;
    }

    private bool HaveSameGaps(int first, int second)
    {
        for (var column = 0; column < _columns; column++)
        {
            if (double.IsNaN(_values[(column * _rows) + first]) != double.IsNaN(_values[(column * _rows) + second]))
                return false;
        }

        return true;
    }
}
